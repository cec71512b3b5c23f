import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { extension, flowNodes, isStep, outcomeGateway, roleOf } from '../../src/vocabulary/extension';
import lc from '../../src/vocabulary/lc.json';
import type { Definitions, Process } from '../../src/vocabulary/types';

const drawing = readFileSync(new URL('../drawings/licence.bpmn', import.meta.url), 'utf8');

async function read(xml: string) {
  const moddle = new BpmnModdle({ lc });
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const definitions = rootElement as unknown as Definitions;
  const process = definitions.rootElements?.find((root) => root.$type === 'bpmn:Process') as Process;
  return { moddle, rootElement, warnings, process };
}

describe('the vocabulary', () => {
  test('reads every name in a drawing of ours', async () => {
    const { process, warnings } = await read(drawing);

    expect(warnings).toEqual([]);
    const header = extension(process, 'lc:Procedure');
    expect(header?.limit).toMatchObject({ value: 5, unit: 'workingDay', unitSource: 'cell' });
    expect(header?.components?.map((component) => component.kind)).toEqual(['Bản chính', 'Bản sao']);
    expect(header?.escalation?.rungs?.map((rung) => rung.role)).toEqual(['unitHead', 'agencyHead']);

    const steps = flowNodes(process).filter(isStep);
    expect(steps.map((step) => extension(step, 'lc:Step')?.limit?.value)).toEqual([2, 2, 2.5, 0.5, 0.5, 0.5]);
    expect(extension(steps[2]!, 'lc:Step')?.inferences?.[0]).toMatchObject({ confirmed: false });
  });

  test('survives being written and read again', async () => {
    const { moddle, rootElement } = await read(drawing);

    const { xml } = await moddle.toXML(rootElement, { format: true });
    const again = await read(xml);

    expect(again.warnings).toEqual([]);
    const { xml: second } = await again.moddle.toXML(again.rootElement, { format: true });
    expect(second).toBe(xml);
  });

  test('says an outcome by the name of a flow of the gateway after the step', async () => {
    const { process } = await read(drawing);
    const [first, second] = flowNodes(process).filter(isStep);

    expect(outcomeGateway(first!)?.outgoing?.map((flow) => flow.name)).toEqual(['Hồ sơ đầy đủ', 'Hồ sơ chưa đầy đủ']);
    expect(outcomeGateway(second!)).toBeUndefined();
  });

  test("takes the lane's role where the step has none", async () => {
    const { process } = await read(drawing.replace(' role="specialist" unit="specialist" time', ' time'));
    const third = flowNodes(process).filter(isStep)[2]!;

    expect(roleOf(process, third)).toEqual({ role: 'specialist', unit: 'specialist' });
  });
});
