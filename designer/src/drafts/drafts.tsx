import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { designs, type DesignSummary, type PublishedProcedure, type ReadDocument } from '../api/designs';
import { guard } from '../canvas/open';
import { language, say, sayInstant, speak } from '../words/language';
import { TextField } from '../panel/fields';
import { FileField } from '../panel/fileField';
import { keep, type Kept } from '../word/kept';
import { blankDrawing } from './blank';

const openDraft = (id: string): void => location.assign(`/designer/?draft=${encodeURIComponent(id)}`);

/** Where an analyst begins: open a draft, draw a new one, go on from a published procedure, or drop a file. */
export function Drafts(): JSX.Element {
  const [list, setList] = useState<DesignSummary[]>();
  const [published, setPublished] = useState<PublishedProcedure[]>([]);
  const [name, setName] = useState<string>();
  const [read, setRead] = useState<Kept>();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const attempt = (work: () => Promise<unknown>): void => {
    setProblem(undefined);
    void work().catch((error: unknown) => setProblem((error as Error).message)).finally(() => setBusy(undefined));
  };
  const refresh = async (): Promise<void> => setList(await designs.list());
  useEffect(() => attempt(async () => {
    await refresh();
    setPublished(await designs.published());
  }), []);

  const create = async (title: string, drawing: string, from: Parameters<typeof designs.create>[2] = {}): Promise<void> =>
    openDraft((await designs.create(title, drawing, from)).id);
  const draw = (title: string): Promise<void> =>
    create(title, blankDrawing(title, say('drafts.lane.counter'), say('drafts.lane.division'), say('drafts.start')));
  const fromWord = async (procedure: ReadDocument['procedures'][number], from: Kept): Promise<void> => {
    const { id } = await designs.create(procedure.name, procedure.drawing);
    keep(id, from);
    openDraft(id);
  };
  const take = (file: File): void => attempt(async () => {
    setBusy(say('word.reading', { name: file.name }));
    setRead(undefined);
    if (/\.(bpmn|xml)$/i.test(file.name)) {
      const xml = await file.text();
      const { name: drawn } = guard(xml);
      await create(drawn ?? file.name.replace(/\.\w+$/, ''), xml);
      return;
    }
    const document = await designs.read(file);
    const [only, ...others] = document.procedures;
    if (only && others.length === 0) await fromWord(only, { name: file.name, document });
    else setRead({ name: file.name, document });
  });

  return (
    <main
      class="drafts"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) take(file);
      }}
    >
      <header>
        <a href="/">‹ Lào Cai</a>
        <h1>{say('drafts.title')}</h1>
        <button type="button" class="language" onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>{say('bar.language')}</button>
      </header>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      {busy && <p class="notice" role="status">{busy}</p>}
      <div class="begin">
        <form class="card" onSubmit={(event) => {
          event.preventDefault();
          const title = name?.trim();
          if (title) attempt(() => draw(title));
        }}>
          <h2>{say('drafts.new')}</h2>
          <TextField live label={say('drafts.name')} rows={2} value={name} change={setName} />
          <button type="submit" class="primary">{say('drafts.create')}</button>
        </form>
        <FileField label={say('drafts.drop')} accept=".docx,.bpmn,.xml" take={take} />
      </div>
      {read && <Choice read={read.document} use={(procedure) => attempt(() => fromWord(procedure, read))} />}
      <section class="card">
        <h2>{say('bar.drafts')}</h2>
        {list?.length === 0 && <p class="quiet-text">{say('drafts.empty')}</p>}
        {list && list.length > 0 && (
          <table>
            <thead><tr><th scope="col">{say('drafts.name')}</th><th scope="col">{say('drafts.saved')}</th><th scope="col">{say('drafts.by')}</th><td /></tr></thead>
            <tbody>
              {list.map((draft) => (
                <tr key={draft.id}>
                  <td><a href={`/designer/?draft=${draft.id}`}>{draft.name}</a>{draft.code && <small> {draft.code}</small>}</td>
                  <td>{sayInstant(draft.savedAt)}</td>
                  <td>{draft.savedBy}{draft.lock && <small> · {draft.lock.holderName} {say('drafts.editing')}</small>}</td>
                  <td>
                    <button type="button" class="link" aria-label={`${say('drafts.delete')}: ${draft.name}`} onClick={() => {
                      if (confirm(say('drafts.delete.sure', { name: draft.name }))) attempt(async () => { await designs.remove(draft.id); await refresh(); });
                    }}>{say('drafts.delete')}</button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section class="card">
        <h2>{say('drafts.fromPublished')}</h2>
        {published.length === 0 && <p class="quiet-text">{say('drafts.noPublished')}</p>}
        <ul class="published">
          {published.map(({ definitionId, code, name: title, versions }) => {
            const current = versions.find((version) => version.current) ?? versions[0];
            return current && (
              <li key={definitionId}>
                <button type="button" class="link" onClick={() => attempt(async () => {
                  const { drawing, forms } = await designs.publishedDrawing(definitionId, current.version);
                  await create(title, drawing, { forms, definitionId });
                })}>{title}</button>
                <small>{code && `${code} · `}{say('drafts.version', { version: current.version })}</small>
              </li>
            );
          })}
        </ul>
      </section>
    </main>
  );
}

function Choice({ read, use }: { read: ReadDocument; use: (procedure: ReadDocument['procedures'][number]) => void }): JSX.Element {
  return (
    <section class="card">
      <h2>{say('word.title')}</h2>
      {read.procedures.length === 0 ? <p>{say('word.none')}</p> : <p>{say('word.choose', { count: read.procedures.length })}</p>}
      <ul class="published">
        {read.procedures.map((procedure, index) => (
          <li key={index}><button type="button" class="link" onClick={() => use(procedure)}>{procedure.name}</button></li>
        ))}
      </ul>
      <ul class="published">
        {read.diagnostics.map((diagnostic, index) => (
          <li key={index}><code>{diagnostic.code}</code> {language === 'en' ? diagnostic.english : diagnostic.message}</li>
        ))}
      </ul>
    </section>
  );
}
