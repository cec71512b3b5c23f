import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { checkForm } from '../../src/checks/form';
import { drawnProcess } from '../../src/vocabulary/extension';
import { licence, read } from '../drawings/read';

const file = (name: string): string => readFileSync(new URL(`../drawings/${name}.bpmn`, import.meta.url), 'utf8');
const outside = async (name: string): Promise<(string | undefined)[]> =>
  (await checkForm((await read(file(name))).definitions)).filter(({ code }) => code.startsWith('accepted')).map(({ element }) => element);

describe('drawings of other tools', () => {
  test('from Camunda Modeler open without a warning, each element outside the set named', async () => {
    expect((await read(file('camunda-modeler'))).warnings).toEqual([]);
    expect(await outside('camunda-modeler')).toEqual(expect.arrayContaining(['Activity_tra', 'Activity_khaoSat', 'Activity_do', 'Event_qua', 'DataObjectReference_1', 'StartEvent_1']));
  });

  test('from Bizagi open without a warning, past the empty process of the sheet', async () => {
    const { definitions, warnings } = await read(file('bizagi'));

    expect(warnings).toEqual([]);
    expect(drawnProcess(definitions)?.name).toBe('Cấp giấy phép xây dựng nhà ở riêng lẻ');
    expect(await outside('bizagi')).toEqual(expect.arrayContaining(['Id_nhan', 'Id_re', 'Id_email', 'Id_tra', 'Id_xay']));
  });

  test('keep what is foreign through being written again', async () => {
    const moddle = new BpmnModdle({});
    for (const name of ['camunda-modeler', 'bizagi']) {
      const { rootElement } = await moddle.fromXML(file(name));
      const { xml } = await moddle.toXML(rootElement);
      for (const word of name === 'bizagi' ? ['BizagiProperty', 'standardLoopCharacteristics', 'inclusiveGateway'] : ['zeebe:calledDecision', 'camunda:formKey', 'boundaryEvent', 'messageFlow']) expect(xml).toContain(word);
    }
  });
});

test('what we write opens in a tool that has never heard of our vocabulary', async () => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(licence);

  expect(warnings).toEqual([]);
  expect((await new BpmnModdle().toXML(rootElement)).xml).toContain('<lc:inference');
});
