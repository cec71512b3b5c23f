import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './style/font.css';
import './style/frame.css';
import './style/panel.css';
import './style/canvas.css';
import './style/drafts.css';
import './style/replay.css';
import { render } from 'preact';
import { Designer } from './shell/designer';
import { Drafts } from './drafts/drafts';
import { say } from './words/language';

document.title = say('title');

const root = document.getElementById('designer');
const draft = new URLSearchParams(location.search).get('draft');
if (root) render(draft === null ? <Drafts /> : <Designer id={draft} />, root);
