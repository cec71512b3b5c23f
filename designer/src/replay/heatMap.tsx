import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api/http';
import { language, say, sayShare, speak } from '../words/language';
import { Drawn } from './drawn';
import { SHADES, scaleOf, type Heat, type Measure, type StepHeat } from './heat';
import { saySpan } from './spans';

const seconds = (length: number | null): string => (length === null ? '–' : saySpan(length * 1000));

/** All dossiers of a version on its drawing: how often, how long, how late, in colours and in numbers. */
export function HeatMap({ definition, version, dossier }: { definition: string; version: number; dossier: string | null }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [heat, setHeat] = useState<Heat>();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [measure, setMeasure] = useState<Measure>('time');
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new Drawn(container.current);
    drawn.current = made;
    const load = async (): Promise<void> => {
      const told = await call<Heat>(`/api/designs/heat/${encodeURIComponent(definition)}/${version}`);
      await made.open(told.drawing);
      const registry = made.viewer.get<{ get(id: string): { businessObject: { name?: string } } | undefined }>('elementRegistry');
      setNames(new Map(told.steps.map(({ element }) => [element, registry.get(element)?.businessObject.name ?? element])));
      setHeat(told);
    };
    load().catch((error: unknown) => setProblem(say('replay.failed', { reason: (error as Error).message })));
    return () => made.close();
  }, [definition, version]);

  useEffect(() => {
    if (!heat) return;
    const { shades } = scaleOf(heat.steps, measure);
    drawn.current?.mark(
      [...shades].map(([id, shade]) => ({ id, marker: `lc-heat-${shade}` })),
      heat.steps.map((step) => ({
        id: step.element,
        text: step.late > 0 ? say('heat.badge.late', { visits: step.visits, time: seconds(step.median), late: step.late }) : say('heat.badge', { visits: step.visits, time: seconds(step.median) }),
        className: step.late > 0 ? 'lc-time late' : 'lc-time on-path',
        hint: sayStep(step),
      })),
    );
  }, [heat, measure]);

  return (
    <div class="designer replay">
      <header class="bar">
        {dossier === null ? <a class="home" href={heat?.listed ? `/procedures/${encodeURIComponent(definition)}` : '/procedures'}>‹ {say(heat?.listed ? 'replay.procedure' : 'replay.procedures')}</a> : <a class="home" href={`/designer/replay?dossier=${encodeURIComponent(dossier)}`}>‹ {say('replay.dossier', { code: dossier })}</a>}
        <h1>{heat ? `${heat.procedure} · ${say('drafts.version', { version: heat.version })}` : say('replay.heat')}</h1>
        <p class="saved" />
        {heat && <button type="button" title={say('bar.fit')} onClick={() => drawn.current?.whole()}>⛶<span class="sr">{say('bar.fit')}</span></button>}
        <button type="button" class="language" onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>{say('bar.language')}</button>
      </header>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      <main class="work">
        <div class="canvas" ref={container} role="group" aria-label={say('replay.heat')} />
        {heat && (
          <aside class="side" aria-labelledby="heat-title">
            <div class="pad">
              <h2 id="heat-title">{say('replay.heat')}</h2>
              <p>{say('heat.dossiers', { count: heat.dossiers })}</p>
              <fieldset class="measure">
                <legend>{say('heat.measure')}</legend>
                {(['time', 'late'] as const).map((one) => (
                  <label key={one}><input type="radio" name="measure" checked={measure === one} onChange={() => setMeasure(one)} /> {say(`heat.measure.${one}`)}</label>
                ))}
              </fieldset>
              <Legend heat={heat} measure={measure} />
              <div class="sheet" tabIndex={0} role="group" aria-label={say('heat.table')}>
                <table class="heat">
                  <caption class="sr">{say('heat.table')}</caption>
                  <thead><tr><th scope="col">{say('kind.step')}</th><th scope="col">{say('heat.visits')}</th><th scope="col">{say('heat.open')}</th><th scope="col">{say('heat.median')}</th><th scope="col">{say('heat.late')}</th><th scope="col">{say('heat.medianLate')}</th></tr></thead>
                  <tbody>
                    {heat.steps.map((step) => (
                      <tr key={step.element}>
                        <th scope="row"><button type="button" class="link" onClick={() => drawn.current?.goTo(step.element)}>{names.get(step.element) ?? step.element}</button></th>
                        <td>{step.visits}</td><td>{step.open}</td><td>{seconds(step.median)}</td>
                        <td>{step.late > 0 ? `${step.late} (${sayShare(step.late / step.visits)})` : 0}</td><td>{seconds(step.medianLate)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </div>
          </aside>
        )}
      </main>
    </div>
  );
}

/** Each colour with the numbers that it stands for. */
function Legend({ heat, measure }: { heat: Heat; measure: Measure }): JSX.Element {
  const { bounds } = scaleOf(heat.steps, measure);
  const words = (bound: number): string => (measure === 'time' ? seconds(bound) : sayShare(bound));
  return (
    <ul class="legend" aria-label={say('heat.legend')}>
      {(bounds[SHADES - 1] === 0 ? bounds.slice(0, 1) : bounds).map((bound, at) => (
        <li key={at}><span class={`swatch lc-heat-${at}`} aria-hidden="true">{at + 1}</span> {say('heat.upTo', { bound: words(bound) })}</li>
      ))}
      <li><span class="swatch" aria-hidden="true">–</span> {say('heat.unknown')}</li>
    </ul>
  );
}

function sayStep(step: StepHeat): string {
  return [
    `${say('heat.visits')}: ${step.visits}, ${say('heat.open')}: ${step.open}`,
    `${say('heat.median')}: ${seconds(step.median)}`,
    `${say('heat.late')}: ${step.late}${step.medianLate === null ? '' : `, ${say('heat.medianLate')}: ${seconds(step.medianLate)}`}`,
  ].join('\n');
}
