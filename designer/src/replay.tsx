import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './style/frame.css';
import './style/canvas.css';
import './style/replay.css';
import { render } from 'preact';
import { Player } from './replay/player';
import { say } from './words/language';

document.title = say('title.replay');

const root = document.getElementById('replay');
const dossier = new URLSearchParams(location.search).get('dossier');
if (root && dossier !== null) render(<Player dossier={dossier} />, root);
