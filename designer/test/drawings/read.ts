import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import lc from '../../src/vocabulary/lc.json';
import { readNumbers } from '../../src/vocabulary/numbers';
import type { Definitions, Process } from '../../src/vocabulary/types';

export const licence = readFileSync(new URL('./licence.bpmn', import.meta.url), 'utf8');

export const moddle = (): BpmnModdle => new BpmnModdle({ lc });

export interface Read {
  definitions: Definitions;
  process: Process;
  warnings: unknown[];
}

export async function read(xml: string): Promise<Read> {
  const { rootElement, warnings } = await moddle().fromXML(xml);
  const definitions = rootElement as unknown as Definitions;
  readNumbers(definitions);
  const process = definitions.rootElements?.find((root) => root.$type === 'bpmn:Process') as Process;
  return { definitions, process, warnings };
}

/** A process from its inner XML, without a drawing. */
export function inner(xml: string): string {
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:lc="urn:laocai-workflows:bpmn:1" targetNamespace="t">
    <bpmn:process id="P">${xml}</bpmn:process></bpmn:definitions>`;
}

export const step = (id: string, limit = '', attributes = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><lc:step ${attributes}>${limit}</lc:step></bpmn:extensionElements></bpmn:userTask>`;

export const limit = (value: number, unit: string): string => `<lc:limit value="${value}" unit="${unit}" />`;

/** Flows written as `a>b`. */
export const flows = (...pairs: string[]): string =>
  pairs
    .map((pair, index) => {
      const [source, target] = pair.split('>');
      return `<bpmn:sequenceFlow id="f${index}" sourceRef="${source}" targetRef="${target}" />`;
    })
    .join('');
