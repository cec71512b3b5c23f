import type { JSX } from 'preact';
import { sayHours, type Decorations } from '../canvas/decorations';
import { say } from '../words/language';
import type { Workspace } from './workspace';

/** The procedure's time: the longest path against the legal limit, step by step. */
export function BudgetBar({ workspace, decorations }: { workspace: Workspace; decorations: Decorations }): JSX.Element {
  const { budget } = workspace;
  const { limit, longest } = budget;
  const over = limit !== undefined && longest > limit;
  const whole = Math.max(limit ?? 0, longest);
  const paid = new Set<number>(); // steps of a group share one limit
  const onPath = [...budget.path].flatMap((id) => {
    const share = budget.shares.get(id);
    if (!share || share.hours <= 0 || (share.group !== undefined && paid.has(share.group))) return [];
    if (share.group !== undefined) paid.add(share.group);
    return [{ id, ...share }];
  });
  return (
    <section class={over ? 'budget over' : 'budget'} aria-labelledby="budget-title">
      <h2 id="budget-title">
        {say('budget.title')}
        <button type="button" class={decorations.showBudget ? 'toggle on' : 'toggle'} aria-pressed={decorations.showBudget} onClick={() => decorations.toggleBudget()}>
          {say('budget.show')}
        </button>
      </h2>
      <div class="budget-bar">
        {onPath.map(({ id, hours }) => (
          <button key={id} type="button" style={{ width: `${whole > 0 ? (hours / whole) * 100 : 0}%` }} title={`${nameOfStep(workspace, id)}: ${sayHours(hours)}`} aria-label={`${nameOfStep(workspace, id)}: ${sayHours(hours)}`} onClick={() => workspace.goTo(id)} />
        ))}
        {limit !== undefined && whole > 0 && <span class="budget-limit" style={{ left: `${(limit / whole) * 100}%` }} aria-hidden="true" />}
      </div>
      <dl>
        <div><dt>{say('budget.longest')}</dt><dd>{sayHours(longest)}</dd></div>
        <div><dt>{say('budget.limit')}</dt><dd>{limit === undefined ? say('budget.noLimit') : sayHours(limit)}</dd></div>
        {limit !== undefined && <div class="rest"><dt>{say(over ? 'budget.over' : 'budget.left')}</dt><dd>{sayHours(Math.abs(limit - longest))}</dd></div>}
      </dl>
      {budget.unlimited.length > 0 && <p class="quiet-text">{say('budget.unlimited', { count: budget.unlimited.length })}</p>}
      {budget.approximate && <p class="quiet-text">{say('budget.approximate')}</p>}
    </section>
  );
}

function nameOfStep(workspace: Workspace, id: string): string {
  return workspace.process.flowElements?.find((element) => element.id === id)?.name ?? id;
}
