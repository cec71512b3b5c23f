import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './style/frame.css';
import './style/canvas.css';
import './style/replay.css';
import { render } from 'preact';
import { HeatMap } from './replay/heatMap';
import { Player } from './replay/player';
import { say } from './words/language';

document.title = say('title.replay');

const root = document.getElementById('replay');
const asked = new URLSearchParams(location.search);
const dossier = asked.get('dossier');
const definition = asked.get('definition');
if (root && definition !== null) render(<HeatMap definition={definition} version={Number(asked.get('version'))} dossier={dossier} />, root);
else if (root && dossier !== null) render(<Player dossier={dossier} />, root);
