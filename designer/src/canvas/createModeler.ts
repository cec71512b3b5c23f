import Modeler from 'bpmn-js/lib/Modeler';
import minimapModule from 'diagram-js-minimap';
import lc from '../vocabulary/lc.json';
import { Bundle } from './bundle';
import { ContextPadProvider } from './contextPad';
import { drawingModule, ink, lettering } from './drawing';
import { ElementSearch } from './elementSearch';
import { FlowNavigation } from './flowNavigation';
import { KeyboardDrawing } from './keyboardDrawing';
import { LaneActor } from './laneActor';
import { PaletteProvider } from './palette';
import { ReplaceMenuProvider } from './replaceMenu';
import { AcceptedRules } from './rules';
import { ExtensionWriter } from './writeExtension';

const procedureModule = {
  __depends__: [drawingModule],
  __init__: ['acceptedRules', 'bundle', 'extensionWriter', 'laneActor', 'flowNavigation', 'keyboardDrawing'],
  paletteProvider: ['type', PaletteProvider],
  contextPadProvider: ['type', ContextPadProvider],
  replaceMenuProvider: ['type', ReplaceMenuProvider],
  acceptedRules: ['type', AcceptedRules],
  extensionWriter: ['type', ExtensionWriter],
  laneActor: ['type', LaneActor],
  bundle: ['type', Bundle],
  bpmnSearch: ['type', ElementSearch],
  flowNavigation: ['type', FlowNavigation],
  keyboardDrawing: ['type', KeyboardDrawing],
};

/** A BPMN modeler that draws what the compiler accepts and speaks the vocabulary `lc`. */
export function createModeler(container: HTMLElement, additionalModules: object[] = []): Modeler {
  return new Modeler({
    container,
    moddleExtensions: { lc },
    bpmnRenderer: ink,
    textRenderer: lettering,
    minimap: { open: false },
    additionalModules: [minimapModule, procedureModule, ...additionalModules],
  } as ConstructorParameters<typeof Modeler>[0]);
}
