import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { call } from '../api/http';
import { drawingModule, ink, lettering } from '../canvas/drawing';
import { open } from '../canvas/open';
import lc from '../vocabulary/lc.json';
import { language, say, sayInstant, speak } from '../words/language';
import { pictureAt, span, stops, type Picture, type Replay } from './path';

export function saySpan(milliseconds: number): string {
  const { days, hours, minutes } = span(milliseconds);
  const parts = [
    days > 0 && say('span.days', { count: days }),
    hours > 0 && say('span.hours', { count: hours }),
    (minutes > 0 || (days === 0 && hours === 0)) && say('span.minutes', { count: minutes }),
  ];
  return parts.filter(Boolean).join(' ');
}

/** A dossier's path through its drawing, played in time. */
export function Player({ dossier }: { dossier: string }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer | null>(null);
  const [replay, setReplay] = useState<Replay>();
  const [problem, setProblem] = useState<string>();
  const [at, setAt] = useState(0);

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new NavigatedViewer({
      container: container.current,
      moddleExtensions: { lc },
      bpmnRenderer: ink,
      textRenderer: lettering,
      additionalModules: [drawingModule],
    } as ConstructorParameters<typeof NavigatedViewer>[0]);
    viewer.current = made;
    const refit = new ResizeObserver(() => {
      if (container.current?.clientWidth) fit(made);
    });
    const load = async (): Promise<void> => {
      const told = await call<Replay>(`/api/designs/replay/${encodeURIComponent(dossier)}`);
      await open(made, told.drawing);
      refit.observe(made.get<Canvas>('canvas').getContainer());
      setReplay(told);
      setAt(stops(told).at(-1) ?? 0);
    };
    load().catch((error: unknown) => setProblem(say('replay.failed', { reason: (error as Error).message })));
    return () => {
      refit.disconnect();
      made.destroy();
    };
  }, [dossier]);

  const times = useMemo(() => (replay ? stops(replay) : []), [replay]);
  useEffect(() => {
    if (replay && viewer.current) paint(viewer.current, pictureAt(replay, at));
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

/** The whole drawing, never larger than life. */
function fit(viewer: NavigatedViewer): void {
  const canvas = viewer.get<Canvas>('canvas');
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width === 0) return;
  const margin = 28;
  const scale = Math.min(1, (outer.width - 2 * margin) / inner.width, (outer.height - 2 * margin) / inner.height);
  canvas.viewbox({ x: inner.x - margin / scale, y: inner.y - margin / scale, width: outer.width / scale, height: outer.height / scale });
}

const painted = new WeakMap<NavigatedViewer, { id: string; marker: string }[]>();

/** Marks what is done, under way and late, with the time spent at each step. */
function paint(viewer: NavigatedViewer, picture: Picture): void {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  overlays.clear();
  for (const { id, marker } of painted.get(viewer) ?? []) canvas.removeMarker(id, marker);
  const marks: { id: string; marker: string }[] = [];
  const mark = (id: string, marker: string): void => {
    if (!registry.get(id)) return;
    canvas.addMarker(id, marker);
    marks.push({ id, marker });
  };
  for (const flow of picture.flows) mark(flow, 'lc-taken');
  for (const [id, stay] of picture.stays) {
    mark(id, stay.late ? `lc-${stay.state}-late` : `lc-${stay.state}`);
    if (!registry.get(id)) continue;
    const badge = document.createElement('div');
    badge.className = stay.late ? 'lc-time late' : 'lc-time on-path';
    badge.textContent = stay.overdue > 0 ? say('replay.late', { time: saySpan(stay.overdue) }) : saySpan(stay.spent);
    badge.title = [
      say(stay.state === 'active' ? 'replay.active' : 'replay.took', { time: saySpan(stay.spent) }),
      stay.due === null ? '' : say('replay.due', { due: sayInstant(stay.due) }),
    ].join('\n');
    overlays.add(id, 'stay', { position: { bottom: 17, left: 5 }, html: badge });
  }
  painted.set(viewer, marks);
}
