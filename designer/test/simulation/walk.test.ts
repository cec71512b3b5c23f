import { describe, expect, test } from 'vitest';
import { Simulation, type Walk } from '../../src/simulation/walk';
import { flows, inner, licence, read, step } from '../drawings/read';

const names = (walk: Walk): (string | undefined)[] => walk.tokens.map(({ node }) => node.id);

describe('trying a procedure out', () => {
  test('rests at the first step and asks for its outcome', async () => {
    const simulation = new Simulation((await read(licence)).process);

    const walk = simulation.begin(0);

    expect(names(walk)).toEqual(['Step_1']);
    expect(simulation.choices(walk.tokens[0]!).map(({ name }) => name)).toEqual(['Hồ sơ đầy đủ', 'Hồ sơ chưa đầy đủ']);
  });

  test('follows the chosen outcome to its end', async () => {
    const simulation = new Simulation((await read(licence)).process);
    const walk = simulation.begin(0);
    const [, incomplete] = simulation.choices(walk.tokens[0]!);

    const ended = simulation.finish(walk, walk.tokens[0]!, 100, incomplete);

    expect(ended.ended).toBe(100);
    expect(ended.passed[0]).toMatchObject({ to: 100, outcome: 'Hồ sơ chưa đầy đủ' });
    expect(ended.flows.map(({ id }) => id)).toEqual(['Flow_1', 'Flow_2', 'Flow_4']);
  });

  test('goes back where a route leads back', async () => {
    const simulation = new Simulation((await read(licence)).process);
    let walk = simulation.begin(0);
    walk = simulation.finish(walk, walk.tokens[0]!, 1, simulation.choices(walk.tokens[0]!)[0]);
    walk = simulation.finish(walk, walk.tokens[0]!, 2);
    walk = simulation.finish(walk, walk.tokens[0]!, 3, simulation.choices(walk.tokens[0]!)[1]);

    expect(names(walk)).toEqual(['Step_2']);
    expect(walk.tokens[0]?.at).toBe(3);
  });

  test('waits at a join for the slowest branch', async () => {
    const { process } = await read(inner(
      `<bpmn:startEvent id="s" /><bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />
       ${step('a')}${step('b')}${step('c')}<bpmn:endEvent id="e" />${flows('s>fork', 'fork>a', 'fork>b', 'a>join', 'b>join', 'join>c', 'c>e')}`,
    ));
    const simulation = new Simulation(process);
    let walk = simulation.begin(0);
    expect(names(walk)).toEqual(['a', 'b']);

    walk = simulation.finish(walk, walk.tokens[1]!, 50);
    expect(names(walk)).toEqual(['a']);
    walk = simulation.finish(walk, walk.tokens[0]!, 20);

    expect(names(walk)).toEqual(['c']);
    expect(walk.tokens[0]?.at).toBe(50);
    expect(walk.ended).toBeUndefined();
    expect(simulation.finish(walk, walk.tokens[0]!, 60).ended).toBe(60);
  });

  test('ends at once where nothing was drawn, and does not hang in an empty loop', async () => {
    const nothing = new Simulation((await read(inner('<bpmn:task id="t" />'))).process);
    expect(nothing.begin(5).ended).toBe(5);

    const loop = new Simulation((await read(inner(
      `<bpmn:startEvent id="s" /><bpmn:serviceTask id="a" /><bpmn:serviceTask id="b" />${flows('s>a', 'a>b', 'b>a')}`,
    ))).process);
    expect(loop.begin(0).tokens).toEqual([]);
  });
});
