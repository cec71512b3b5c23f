import { describe, expect, test } from 'vitest';
import { checkForm } from '../../src/checks/form';
import { sorted } from '../../src/checks/finding';
import { flows, inner, licence, limit, read } from '../drawings/read';

const codes = async (xml: string) => (await checkForm((await read(xml)).definitions)).map(({ code, element }) => `${code} ${element ?? ''}`);

/** Incoming and outgoing as the modeler wires them on opening. */
const wired = (elements: string, ...pairs: string[]): string => {
  const ends = pairs.map((pair, index) => ({ id: `f${index}`, source: pair.split('>')[0], target: pair.split('>')[1] }));
  const filled = elements.replace(/<bpmn:(\w+) id="(\w+)"([^>]*?)(\/>|>(.*?)<\/bpmn:\1>)/gs, (_all, type: string, id: string, rest: string, _close: string, content: string | undefined) => {
    const io = [
      ...ends.filter(({ target }) => target === id).map((flow) => `<bpmn:incoming>${flow.id}</bpmn:incoming>`),
      ...ends.filter(({ source }) => source === id).map((flow) => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`),
    ].join('');
    return `<bpmn:${type} id="${id}"${rest}>${content ?? ''}${io}</bpmn:${type}>`;
  });
  return inner(filled + flows(...pairs));
};
const whole = `<bpmn:extensionElements><lc:step role="specialist" unit="specialist">${limit(1, 'workingDay')}</lc:step></bpmn:extensionElements>`;

describe('the rules of form', () => {
  test('find in the example only what waits for a person', async () => {
    expect(await codes(licence)).toEqual(['inferences-confirmed Step_3', 'fake-join Step_2']);
  });

  test('ask for a start, an end and a way between', async () => {
    expect(await codes(wired('<bpmn:userTask id="a" name="a"/>'))).toEqual(
      expect.arrayContaining(['start-required P', 'end-required P', 'no-disconnected a', 'step-has-role a', 'step-has-limit a']),
    );
  });

  test('leave a flow that is tied to nothing to the compiler', async () => {
    const loose = licence.replace('<bpmn:endEvent id="End_1"', '<bpmn:sequenceFlow id="Flow_x" sourceRef="Step_2" targetRef="none" /><bpmn:endEvent id="End_1"');

    expect(await codes(loose)).toEqual(['inferences-confirmed Step_3', 'fake-join Step_2']);
  });

  test('name each element outside the accepted set', async () => {
    const found = await codes(wired(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="a">${whole}</bpmn:userTask><bpmn:endEvent id="e"/><bpmn:subProcess id="x"/><bpmn:scriptTask id="y"/>`, 's>a', 'a>e',
    ));

    expect(found).toEqual(expect.arrayContaining(['accepted-elements x', 'accepted-elements y']));
    expect(found.filter((code) => code.startsWith('accepted') && !/[xy]$/.test(code))).toEqual([]);
  });

  test('ask for the name of each outcome, and that the names differ', async () => {
    const found = await codes(wired(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="a">${whole}</bpmn:userTask><bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="e"/><bpmn:endEvent id="f"/>`,
      's>a', 'a>g', 'g>e', 'g>f',
    ));

    expect(found).toEqual(expect.arrayContaining(['outcomes-named f2', 'outcomes-named f3']));
  });

  test('see a split that nobody has drawn and a step that nothing leads to', async () => {
    const found = await codes(wired(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="a">${whole}</bpmn:userTask><bpmn:userTask id="b" name="b">${whole}</bpmn:userTask><bpmn:userTask id="c" name="c">${whole}</bpmn:userTask><bpmn:endEvent id="e"/>`,
      's>a', 'a>b', 'a>e', 'b>e', 'c>b',
    ));

    expect(found).toContain('no-implicit-split a');
  });

  test('come with errors first and each remark once', () => {
    const finding = (severity: 'error' | 'warning' | 'info', message: string) => ({ code: 'x', severity, message, element: 'a', from: 'form' as const });

    expect(sorted([finding('info', '1'), finding('error', '2'), finding('warning', '3'), finding('error', '2')]).map(({ message }) => message)).toEqual(['2', '3', '1']);
  });
});
