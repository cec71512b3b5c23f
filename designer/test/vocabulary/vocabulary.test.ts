import { describe, expect, test } from 'vitest';
import { lengthOf } from '../../src/budget/length';
import { extension, flowNodes, graphOf, isStep, outcomeGateway, roleOf } from '../../src/vocabulary/extension';
import { licence, moddle, read } from '../drawings/read';

describe('the vocabulary', () => {
  test('reads every name in a drawing of ours', async () => {
    const { process, warnings } = await read(licence);

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
    const { definitions } = await read(licence);

    const { xml } = await moddle().toXML(definitions, { format: true });
    const again = await read(xml);

    expect(again.warnings).toEqual([]);
    const { xml: second } = await moddle().toXML(again.definitions, { format: true });
    expect(second).toBe(xml);
  });

  test('keeps a number that is none as it was written', async () => {
    const { definitions, process, warnings } = await read(licence.replace('<lc:limit value="2.5"', '<lc:limit value="2,5"').replace('no="1"', 'no="1a"').replace('sets="1"', 'sets="2"'));
    const steps = flowNodes(process).filter(isStep);

    const { xml } = await moddle().toXML(definitions, { format: true });

    expect(warnings).toEqual([]);
    expect(extension(process, 'lc:Procedure')?.sets).toBe(2);
    expect(extension(process, 'lc:Procedure')?.escalation?.rungs?.map((rung) => rung.after)).toEqual([4, 1]);
    expect(lengthOf(extension(steps[2]!, 'lc:Step')?.limit)).toBeUndefined();
    expect(xml).toContain('value="2,5"');
    expect(xml).toContain('no="1a"');
  });

  test('says an outcome by the name of a flow of the gateway after the step', async () => {
    const { process } = await read(licence);
    const graph = graphOf(process);
    const [first, second] = flowNodes(process).filter(isStep);

    expect(graph.outgoing(outcomeGateway(graph, first!)!).map((flow) => flow.name)).toEqual(['Hồ sơ đầy đủ', 'Hồ sơ chưa đầy đủ']);
    expect(outcomeGateway(graph, second!)).toBeUndefined();
  });

  test("takes the lane's role where the step has none", async () => {
    const { process } = await read(licence.replace(' role="specialist" unit="specialist" time', ' time'));
    const third = flowNodes(process).filter(isStep)[2]!;

    expect(roleOf(process, third)).toEqual({ role: 'specialist', unit: 'specialist' });
  });
});
