import Modeler from 'bpmn-js/lib/Modeler';
import minimapModule from 'diagram-js-minimap';
import lc from '../vocabulary/lc.json';
import { translateCanvas } from '../words/canvas';
import { ContextPadProvider } from './contextPad';
import { FlowNavigation } from './flowNavigation';
import { LaneActor } from './laneActor';
import { PaletteProvider } from './palette';
import { ReplaceMenuProvider } from './replaceMenu';
import { AcceptedRules } from './rules';
import { ExtensionWriter } from './writeExtension';

/** A step is what every box is here: the figure of a person would only take the room of its name. */
function plainSteps(bpmnRenderer: { handlers: Record<string, unknown> }): void {
  bpmnRenderer.handlers['bpmn:UserTask'] = bpmnRenderer.handlers['bpmn:Task'];
}
plainSteps.$inject = ['bpmnRenderer'];

/** What editor and viewer share. */
export const drawingModule = { __init__: [plainSteps], translate: ['value', translateCanvas] };

const procedureModule = {
  __depends__: [drawingModule],
  __init__: ['acceptedRules', 'extensionWriter', 'laneActor', 'flowNavigation'],
  paletteProvider: ['type', PaletteProvider],
  contextPadProvider: ['type', ContextPadProvider],
  replaceMenuProvider: ['type', ReplaceMenuProvider],
  acceptedRules: ['type', AcceptedRules],
  extensionWriter: ['type', ExtensionWriter],
  laneActor: ['type', LaneActor],
  flowNavigation: ['type', FlowNavigation],
};

/** The colours of the drawing, the same in editor, viewer and exported pictures. */
export const ink = { defaultFillColor: '#ffffff', defaultStrokeColor: '#22324a', defaultLabelColor: '#16202e' };

/** A face whose Vietnamese marks are drawn, and room for two lines of them. */
export const lettering = { defaultStyle: { fontFamily: '"Segoe UI", "Noto Sans", Roboto, Arial, sans-serif', fontSize: 11.5, lineHeight: 1.25 } };

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
