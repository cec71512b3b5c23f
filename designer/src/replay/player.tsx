import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { call } from '../api/http';
import { language, say, sayInstant, speak } from '../words/language';
import { Drawn } from './drawn';
import { pictureAt, stops, type Picture, type Replay } from './path';
import { saySpan } from './spans';

/** How long each stop is shown while it plays, in milliseconds. */
const PACE_MS = 900;

/** A dossier's path through its drawing, played in time. */
export function Player({ dossier }: { dossier: string }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [replay, setReplay] = useState<Replay>();
  const [problem, setProblem] = useState<string>();
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const list = useRef<HTMLOListElement>(null);

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
    if (!replay || !drawn.current) return;
    const picture = pictureAt(replay, at);
    paint(drawn.current, picture);
    const active = [...picture.stays].filter(([, stay]) => stay.state === 'active').at(-1);
    if (active) drawn.current.reveal(active[0]);
  }, [replay, at]);

  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  const previous = times.findLast((stop) => stop < at);
  const next = times.find((stop) => stop > at);
  const go = (to: number | undefined): void => {
    setPlaying(false);
    if (to !== undefined) setAt(to);
  };
  useEffect(() => {
    if (!playing) return undefined;
    if (next === undefined) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => setAt(next), PACE_MS);
    return () => clearTimeout(timer);
  }, [playing, next]);
  useEffect(() => list.current?.querySelector('.now')?.scrollIntoView({ block: 'nearest' }), [at]);
  return (
    <div class="designer replay">
      <header class="bar">
        <a class="home" href={`/dossiers/${encodeURIComponent(dossier)}`}>‹ {say('replay.dossier', { code: dossier })}</a>
        <h1>{replay ? `${replay.procedure} · ${say('drafts.version', { version: replay.version })}` : say('title.replay')}</h1>
        <p class="saved" />
        {replay && <button type="button" title={say('bar.fit')} onClick={() => drawn.current?.whole()}>⛶<span class="sr">{say('bar.fit')}</span></button>}
        {replay && <a class="button" href={`/designer/replay?definition=${encodeURIComponent(replay.definitionId)}&version=${replay.version}&dossier=${encodeURIComponent(dossier)}`}>{say('replay.heat')}</a>}
        <button type="button" class="language" onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>{say('bar.language')}</button>
      </header>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      <main class="work">
        <div class="canvas" ref={container} role="group" aria-label={say('title.replay')} />
        {replay && (
          <aside class="side" aria-labelledby="events-title">
            <div class="pad">
              <h2 id="events-title">{say('replay.events')}</h2>
              <Appointment replay={replay} at={at} />
              <ol class="happenings" ref={list}>
                {replay.events.map((event, index) => {
                  const when = new Date(event.at).getTime();
                  return (
                    <li key={index} class={`${event.tone} ${when > at ? 'later' : when === at ? 'now' : ''}`}>
                      <button type="button" aria-current={when === at} onClick={() => {
                        go(when);
                        if (event.element !== null) drawn.current?.goTo(event.element);
                      }}>
                        <time dateTime={event.at}>{sayInstant(event.at)}</time> <Told text={language === 'en' ? event.english : event.text} />
                      </button>
                    </li>
                  );
                })}
              </ol>
            </div>
          </aside>
        )}
      </main>
      {replay && (
        <footer class="foot player">
          <div role="group" aria-label={say('replay.slider')}>
            <button type="button" disabled={previous === undefined} onClick={() => go(first)} title={say('replay.first')}>⏮<span class="sr">{say('replay.first')}</span></button>
            <button type="button" disabled={previous === undefined} onClick={() => go(previous)} title={say('replay.previous')}>◀<span class="sr">{say('replay.previous')}</span></button>
            <button type="button" disabled={next === undefined} onClick={() => go(next)} title={say('replay.next')}>▶<span class="sr">{say('replay.next')}</span></button>
            <button type="button" disabled={next === undefined} onClick={() => go(last)} title={say('replay.last')}>⏭<span class="sr">{say('replay.last')}</span></button>
          </div>
          <button type="button" class="play" aria-pressed={playing} onClick={() => {
            if (!playing && next === undefined) setAt(first);
            setPlaying(!playing);
          }}>{say(playing ? 'replay.pause' : 'replay.play')}</button>
          <div class="track">
            <input type="range" min={first} max={last} step="any" value={at} aria-label={say('replay.slider')} aria-valuetext={sayInstant(new Date(at))} onInput={(event) => go(Number(event.currentTarget.value))} />
            <Ticks replay={replay} first={first} last={last} />
          </div>
          <output>{say('replay.at', { at: sayInstant(new Date(at)) })}</output>
        </footer>
      )}
    </div>
  );
}

/** The first words tell what, the rest which step and why. */
function Told({ text }: { text: string }): JSX.Element {
  const [what, ...rest] = text.split(' · ');
  return <><strong>{what}</strong>{rest.length > 0 && <span>{rest.join(' · ')}</span>}</>;
}

/** What was promised, and how that stands at the moment shown. */
function Appointment({ replay, at }: { replay: Replay; at: number }): JSX.Element | null {
  if (replay.due === null) return null;
  const due = new Date(replay.due).getTime();
  return (
    <p class={at > due ? 'due late' : 'due'}>
      {say('simulation.dossierDue')}: <strong>{sayInstant(replay.due)}</strong><br />
      {at > due ? say('replay.late', { time: saySpan(at - due) }) : say('replay.left', { time: saySpan(due - at) })}
    </p>
  );
}

/** Each happening at its time, in its colour; where many are together, something was done. */
function Ticks({ replay, first, last }: { replay: Replay; first: number; last: number }): JSX.Element {
  const place = (instant: string): string => `${last > first ? ((new Date(instant).getTime() - first) / (last - first)) * 100 : 0}%`;
  return <div class="ticks" aria-hidden="true">{replay.events.map((event, index) => <span key={index} class={event.tone} style={{ left: place(event.at) }} />)}</div>;
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
      text: stay.overdue > 0 ? say('replay.late', { time: saySpan(stay.overdue) }) : stay.spent === 0 && stay.state === 'active' ? say('replay.arrived') : saySpan(stay.spent),
      className: stay.late ? 'lc-time late' : 'lc-time on-path',
      hint: [
        say(stay.state === 'active' ? 'replay.active' : 'replay.took', { time: saySpan(stay.spent) }),
        stay.due === null ? '' : say('replay.due', { due: sayInstant(stay.due) }),
      ].join('\n'),
    })),
  );
}
