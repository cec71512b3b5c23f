import { describe, expect, test } from 'vitest';
import { differences } from '../../src/versions/difference';
import { licence, read } from '../drawings/read';

const between = async (change: (xml: string) => string) =>
  differences((await read(licence)).process, (await read(change(licence))).process);

describe('the difference of two versions', () => {
  test('is empty for the same drawing, also when it is laid out anew', async () => {
    expect(await between((xml) => xml.replace(/<dc:Bounds x="(\d+)"/g, '<dc:Bounds x="7"'))).toEqual([]);
  });

  test('names the changed field of a step', async () => {
    expect(await between((xml) => xml.replace('value="2.5"', 'value="3"'))).toEqual([
      { kind: 'changed', id: 'Step_3', name: 'Thẩm định hồ sơ, dự thảo giấy phép', fields: [{ field: 'limit.value', before: '2.5', after: '3' }] },
    ]);
  });

  test('names a step that was added, one that was removed, and where a flow leads now', async () => {
    const found = await between((xml) => xml.replaceAll('Step_4', 'Step_9'));

    expect(found).toContainEqual(expect.objectContaining({ kind: 'added', id: 'Step_9' }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'removed', id: 'Step_4' }));
    expect((await between((xml) => xml.replace('sourceRef="Gateway_3" targetRef="Step_2"', 'sourceRef="Gateway_3" targetRef="Step_1"')))[0]).toMatchObject({
      id: 'Flow_8',
      fields: [{ field: 'to', before: 'Phân công chuyên viên thụ lý', after: 'Tiếp nhận, kiểm tra thành phần hồ sơ' }],
    });
  });

  test('sees the header and the lane of a step', async () => {
    expect(await between((xml) => xml.replace('value="5" unit="workingDay"', 'value="7" unit="workingDay"'))).toMatchObject([
      { id: 'procedure', fields: [{ field: 'limit.value', before: '5', after: '7' }] },
    ]);
    expect((await between((xml) => xml.replace('<bpmn:flowNodeRef>Step_5</bpmn:flowNodeRef>', '').replace('<bpmn:flowNodeRef>Step_3</bpmn:flowNodeRef>', '<bpmn:flowNodeRef>Step_3</bpmn:flowNodeRef><bpmn:flowNodeRef>Step_5</bpmn:flowNodeRef>')))[0]).toMatchObject({
      id: 'Step_5',
      fields: [{ field: 'lane', after: 'Chuyên viên' }],
    });
  });
});
