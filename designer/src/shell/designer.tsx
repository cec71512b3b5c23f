import type { JSX } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { Catalogue } from '../api/catalogue';
import { designs, type Design } from '../api/designs';
import { createModeler } from '../canvas/createModeler';
import { Decorations } from '../canvas/decorations';
import { CompilerCheck } from '../checks/compiler';
import { Panel } from '../panel/panel';
import { Publish } from '../publish/publish';
import { Simulate } from '../simulation/simulate';
import { Versions } from '../versions/versions';
import { Beside } from '../word/beside';
import { extension } from '../vocabulary/extension';
import { plain } from '../vocabulary/plain';
import type { FlowNode } from '../vocabulary/types';
import { say } from '../words/language';
import { BudgetBar } from './budgetBar';
import { exportAs } from './exporting';
import { Findings } from './findings';
import { Keys } from './keys';
import { Session } from './session';
import { Notices, Toolbar, type View } from './toolbar';
import { Workspace } from './workspace';

type FormDesk = typeof import('../forms/formDesk').default;

interface Open {
  workspace: Workspace;
  session: Session;
  decorations: Decorations;
  check: CompilerCheck;
}

/** One draft, open. */
export function Designer({ id }: { id: string }): JSX.Element {
  const canvas = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  const [catalogue, setCatalogue] = useState(Catalogue.empty);
  const [problem, setProblem] = useState<string>();
  const [offline, setOffline] = useState(false);
  const [view, show] = useState<View>('none');
  const [form, setForm] = useState<{ key: string | undefined }>();
  // Not lazy() of preact/compat: that turns onChange of every field into onInput.
  const [{ FormDesk }, setDesk] = useState<{ FormDesk?: FormDesk }>({});
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    const container = canvas.current;
    if (!container) return undefined;
    const workspace = new Workspace(createModeler(container));
    const check = new CompilerCheck(workspace, (answer) => {
      setOffline(answer === 'offline');
      if (answer === 'offline') redraw(0);
      else workspace.setServerFindings(answer);
    });
    let session: Session | undefined;
    let gone = false;
    const start = async (): Promise<void> => {
      const design: Design = await designs.get(id);
      const { warnings } = await workspace.open(design.drawing);
      if (warnings.length > 0) setProblem(`${say('open.warnings', { count: warnings.length })} ${warnings.slice(0, 5).join(' · ')}`);
      if (gone) return;
      session = new Session(design, workspace, designs, () => redraw(0));
      const decorations = new Decorations(workspace);
      workspace.subscribe(() => {
        check.noticed();
        redraw(0);
      });
      setOpen({ workspace, session, decorations, check });
      await session.acquire();
      workspace.setServerFindings([]);
      check.noticed();
      setCatalogue(new Catalogue(await designs.catalogue()));
    };
    start().catch((error: unknown) => setProblem((error as Error).message));

    const leave = (event: BeforeUnloadEvent): void => {
      if (session?.unsaved && session.mine) event.preventDefault();
    };
    const hide = (): void => session?.close();
    const key = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // finishes the field being typed in
        void session?.save();
      }
      if (event.key === 'F6') {
        event.preventDefault();
        switchFocus(container);
      }
    };
    addEventListener('beforeunload', leave);
    addEventListener('pagehide', hide);
    addEventListener('keydown', key);
    return () => {
      gone = true;
      removeEventListener('beforeunload', leave);
      removeEventListener('pagehide', hide);
      removeEventListener('keydown', key);
      check.stop();
      session?.close();
      workspace.modeler.destroy();
    };
  }, [id]);

  const failing = (work: Promise<unknown>): void => void work.catch((error: unknown) => setProblem((error as Error).message));
  return (
    <div class="designer">
      {open && <Toolbar workspace={open.workspace} session={open.session} view={view} show={show} exportAs={(format) => failing(exportAs(open.workspace, format))} />}
      {open && (
        <Notices
          session={open.session}
          reload={() => location.reload()}
          exportMine={() => failing(exportAs(open.workspace, 'bpmn'))}
          copy={() => failing(copyOf(open))}
        />
      )}
      {problem && <div class="notice error" role="alert"><p>{problem}</p><button type="button" onClick={() => setProblem(undefined)}>{say('close')}</button></div>}
      <main class="work">
        <div class="canvas" ref={canvas} aria-label={say('title')} role="application" />
        {open && view !== 'none' && (
          <aside class={view === 'word' ? 'side wide' : 'side'}>
            <button type="button" class="quiet side-close" aria-label={say('close')} onClick={() => show('none')}>×</button>
            {view === 'publish' && <Publish workspace={open.workspace} session={open.session} />}
            {view === 'word' && <Beside workspace={open.workspace} session={open.session} />}
            {view === 'versions' && <Versions workspace={open.workspace} session={open.session} />}
            {view === 'simulate' && <Simulate workspace={open.workspace} definitionId={open.session.design.definitionId} />}
            {view === 'keys' && <Keys />}
          </aside>
        )}
        {open && <Panel workspace={open.workspace} catalogue={catalogue} formKeys={Object.keys(open.session.forms)} editForm={(key) => {
          setForm({ key });
          failing(import('../forms/formDesk').then((loaded) => setDesk({ FormDesk: loaded.default })));
        }} />}
      </main>
      {open && form && FormDesk && (
        <FormDesk session={open.session} form={form.key} use={(key) => giveForm(open.workspace, key)} close={() => setForm(undefined)} />
      )}
      {open && (
        <footer class="foot">
          <Findings workspace={open.workspace} offline={offline} busy={open.check.asking} />
          <BudgetBar workspace={open.workspace} decorations={open.decorations} />
        </footer>
      )}
    </div>
  );
}

/** The selected step names the form that was edited for it. */
function giveForm(workspace: Workspace, key: string): void {
  const [step] = workspace.selected;
  if (step?.type !== 'bpmn:UserTask') return;
  const node = step.businessObject as FlowNode;
  workspace.write(step, node, 'lc:Step', { ...plain<'lc:Step'>(extension(node, 'lc:Step')), form: key });
}

async function copyOf({ workspace, session }: Open): Promise<void> {
  const made = await designs.create(`${session.design.name} (2)`, await workspace.xml(), { forms: session.forms, ...(session.design.definitionId !== null && { definitionId: session.design.definitionId }) });
  session.close();
  location.assign(`/designer/?draft=${encodeURIComponent(made.id)}`);
}

/** F6 goes between the drawing and the panel, so that neither needs a mouse. */
function switchFocus(container: HTMLElement): void {
  const panel = document.getElementById('panel');
  if (panel?.contains(document.activeElement)) container.querySelector<HTMLElement>('svg[tabindex], .djs-container svg')?.focus();
  else panel?.querySelector<HTMLElement>('input, select, textarea, summary')?.focus();
}
