import type { JSX } from 'preact';
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions';
import { language, say, sayInstant, speak } from '../words/language';
import { exportFormats, type ExportFormat } from './exporting';
import type { Session } from './session';
import type { Workspace } from './workspace';

export type View = 'none' | 'word' | 'versions' | 'publish' | 'simulate' | 'keys';

interface Props {
  workspace: Workspace;
  session: Session;
  view: View;
  show: (view: View) => void;
  exportAs: (format: ExportFormat) => void;
}

export function Toolbar({ workspace, session, view, show, exportAs }: Props): JSX.Element {
  const act = (action: string, options?: object): void => {
    workspace.get<EditorActions>('editorActions').trigger(action, options);
  };
  const panel = (name: View, label: Parameters<typeof say>[0], className = ''): JSX.Element => (
    <button type="button" class={className} aria-pressed={view === name} onClick={() => show(view === name ? 'none' : name)}>{say(label)}</button>
  );
  return (
    <header class="bar">
      <a class="home" href="/designer/" title={say('bar.drafts')}>‹ {say('bar.drafts')}</a>
      <h1 title={workspace.process.name}>{workspace.process.name ?? session.design.name}</h1>
      <Saved session={session} />
      <div class="tools" role="toolbar" aria-label={say('bar.tools')}>
        <button type="button" disabled={workspace.readOnly || !workspace.canUndo} title={`${say('bar.undo')} (Ctrl+Z)`} onClick={() => workspace.undo()}>↶<span class="sr">{say('bar.undo')}</span></button>
        <button type="button" disabled={workspace.readOnly || !workspace.canRedo} title={`${say('bar.redo')} (Ctrl+Y)`} onClick={() => workspace.redo()}>↷<span class="sr">{say('bar.redo')}</span></button>
        <button type="button" title={`${say('bar.search')} (Ctrl+F)`} onClick={() => act('find')}>⌕<span class="sr">{say('bar.search')}</span></button>
        <button type="button" title={say('bar.zoomOut')} onClick={() => act('stepZoom', { value: -1 })}>−<span class="sr">{say('bar.zoomOut')}</span></button>
        <button type="button" title={say('bar.zoomIn')} onClick={() => act('stepZoom', { value: 1 })}>+<span class="sr">{say('bar.zoomIn')}</span></button>
        <button type="button" title={`${say('bar.fit')} (F)`} onClick={() => workspace.whole()}>⛶<span class="sr">{say('bar.fit')}</span></button>
        <button type="button" title={say('bar.shortcuts')} aria-pressed={view === 'keys'} onClick={() => show(view === 'keys' ? 'none' : 'keys')}>⌨<span class="sr">{say('bar.shortcuts')}</span></button>
      </div>
      <nav>
        {panel('word', 'bar.word')}
        {panel('simulate', 'bar.simulate')}
        {panel('versions', 'bar.versions')}
        <details class="menu">
          <summary>{say('bar.export')}</summary>
          <div>
            {exportFormats.map((format) => (
              <button key={format} type="button" onClick={() => exportAs(format)}>{say(`export.${format}`)}</button>
            ))}
          </div>
        </details>
        {panel('publish', 'bar.publish', 'primary')}
        <button type="button" class="language" lang={language === 'vi' ? 'en' : 'vi'} onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>{say('bar.language')}</button>
      </nav>
    </header>
  );
}

function Saved({ session }: { session: Session }): JSX.Element {
  const { state } = session;
  const text = !session.mine
    ? say('state.readonly')
    : state.kind === 'saved' ? say('state.saved', { revision: session.revision })
    : state.kind === 'failed' ? say('state.failed', { reason: state.reason })
    : say(`state.${state.kind}`);
  return <p class={`saved ${state.kind}`} role="status">{text}</p>;
}

/** Who holds the draft, where it is somebody else; and what to do about a save that came too late. */
export function Notices({ session, reload, exportMine, copy }: { session: Session; reload: () => void; exportMine: () => void; copy: () => void }): JSX.Element | null {
  if (session.state.kind === 'conflict') {
    return (
      <div class="notice error" role="alert">
        <p>{say('state.conflict')}</p>
        <button type="button" onClick={copy}>{say('conflict.copy')}</button>
        <button type="button" onClick={exportMine}>{say('conflict.export')}</button>
        <button type="button" onClick={reload}>{say('conflict.reload')}</button>
      </div>
    );
  }
  const { lock } = session;
  if (!lock || lock.mine) return null;
  const values = { holder: lock.holderName, since: sayInstant(lock.since) };
  return (
    <div class="notice" role="alert">
      <p>{say(session.lost ? 'lock.lost' : 'lock.other', values)}</p>
      {session.unsaved && <button type="button" onClick={exportMine}>{say('conflict.export')}</button>}
      <button type="button" onClick={() => { if (confirm(say('lock.takeOver.sure', values))) void session.acquire(true).then(reload); }}>{say('lock.takeOver')}</button>
    </div>
  );
}
