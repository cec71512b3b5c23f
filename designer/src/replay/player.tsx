import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { call } from '../api/http';
import { language, say, sayInstant, speak } from '../words/language';
import { Drawn } from './drawn';
import { pictureAt, stops, type Picture, type Replay } from './path';
import { saySpan } from './spans';

/** A dossier's path through its drawing, played in time. */
export function Player({ dossier }: { dossier: string }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [replay, setReplay] = useState<Replay>();
  const [problem, setProblem] = useState<string>();
  const [at, setAt] = useState(0);

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new Drawn(container.current);
    drawn.current = made;
    const load = async (): Promise<void> => {
      const told = await call<Replay>(`/api/designs/replay/${encodeURIComponent(dossier)}`);
      await made.open(told.drawing);
      setReplay(told);
      setAt(stops(told).at(-1) ?? 0);
    };
    load().catch((error: unknown) => setProblem(say('replay.failed', { reason: (error as Error).message })));
    return () => made.close();
  }, [dossier]);

  const times = useMemo(() => (replay ? stops(replay) : []), [replay]);
  useEffect(() => {
    if (replay && drawn.current) paint(drawn.current, pictureAt(replay, at));
  }, [replay, at]);

  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  const previous = times.findLast((stop) => stop < at);
  const next = times.find((stop) => stop > at);
  const go = (to: number | undefined): void => {
    if (to !== undefined) setAt(to);
  };
  return (
    <div class="designer replay">
      <header class="bar">
        <a class="home" href={`/dossiers/${encodeURIComponent(dossier)}`}>‹ {say('replay.dossier', { code: dossier })}</a>
        <h1>{replay ? `${replay.procedure} · ${say('drafts.version', { version: replay.version })}` : ''}</h1>
        <p class="saved" />
        {replay && <a class="button" href={`/designer/replay?definition=${encodeURIComponent(replay.definitionId)}&version=${replay.version}&dossier=${encodeURIComponent(dossier)}`}>{say('replay.heat')}</a>}
        <button type="button" class="language" onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>{say('bar.language')}</button>
      </header>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      <div class="work">
        <div class="canvas" ref={container} role="group" aria-label={say('title.replay')} />
        {replay && (
          <aside class="side" aria-labelledby="events-title">
            <div class="pad">
              <h2 id="events-title">{say('replay.events')}</h2>
              <ol class="happenings">
                {replay.events.map((event, index) => {
                  const when = new Date(event.at).getTime();
                  return (
                    <li key={index} class={when > at ? 'later' : when === at ? 'now' : ''}>
                      <button type="button" aria-current={when === at} onClick={() => setAt(when)}>
                        <time dateTime={event.at}>{sayInstant(event.at)}</time> {language === 'en' ? event.english : event.text}
                      </button>
                    </li>
                  );
                })}
              </ol>
            </div>
          </aside>
        )}
      </div>
      {replay && (
        <footer class="foot player">
          <div role="group" aria-label={say('replay.slider')}>
            <button type="button" disabled={previous === undefined} onClick={() => go(first)} title={say('replay.first')}>⏮<span class="sr">{say('replay.first')}</span></button>
            <button type="button" disabled={previous === undefined} onClick={() => go(previous)} title={say('replay.previous')}>◀<span class="sr">{say('replay.previous')}</span></button>
            <button type="button" disabled={next === undefined} onClick={() => go(next)} title={say('replay.next')}>▶<span class="sr">{say('replay.next')}</span></button>
            <button type="button" disabled={next === undefined} onClick={() => go(last)} title={say('replay.last')}>⏭<span class="sr">{say('replay.last')}</span></button>
          </div>
          <input type="range" min={first} max={last} step="any" value={at} aria-label={say('replay.slider')} aria-valuetext={sayInstant(new Date(at))} onInput={(event) => setAt(Number(event.currentTarget.value))} />
          <output>{say('replay.at', { at: sayInstant(new Date(at)) })}</output>
        </footer>
      )}
    </div>
  );
}

/** Marks what is done, under way and late, with the time spent at each step. */
function paint(drawn: Drawn, picture: Picture): void {
  const stays = [...picture.stays];
  drawn.mark(
    [
      ...[...picture.flows].map((id) => ({ id, marker: 'lc-taken' })),
      ...stays.map(([id, stay]) => ({ id, marker: stay.late ? `lc-${stay.state}-late` : `lc-${stay.state}` })),
    ],
    stays.map(([id, stay]) => ({
      id,
      text: stay.overdue > 0 ? say('replay.late', { time: saySpan(stay.overdue) }) : saySpan(stay.spent),
      className: stay.late ? 'lc-time late' : 'lc-time on-path',
      hint: [
        say(stay.state === 'active' ? 'replay.active' : 'replay.took', { time: saySpan(stay.spent) }),
        stay.due === null ? '' : say('replay.due', { due: sayInstant(stay.due) }),
      ].join('\n'),
    })),
  );
}
