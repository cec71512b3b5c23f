import { translateCanvas } from '../words/canvas';

/** The colours of the drawing, the same in editor, viewer and exported pictures. */
export const ink = { defaultFillColor: '#ffffff', defaultStrokeColor: '#22324a', defaultLabelColor: '#16202e' };

/** A face whose Vietnamese marks are drawn, and room for two lines of them. */
export const lettering = { defaultStyle: { fontFamily: '"Segoe UI", "Noto Sans", Roboto, Arial, sans-serif', fontSize: 11.5, lineHeight: 1.25 } };

/** A step is what every box is here: the figure of a person would only take the room of its name. */
function plainSteps(bpmnRenderer: { handlers: Record<string, unknown> }): void {
  bpmnRenderer.handlers['bpmn:UserTask'] = bpmnRenderer.handlers['bpmn:Task'];
}
plainSteps.$inject = ['bpmnRenderer'];

/** What editor and viewer share. */
export const drawingModule = { __init__: [plainSteps], translate: ['value', translateCanvas] };
