import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { designs, type Block } from '../api/designs';
import type { Session } from '../shell/session';
import type { Workspace } from '../shell/workspace';
import { extension, flowNodes } from '../vocabulary/extension';
import type { FlowNode, Process, Source } from '../vocabulary/types';
import { say } from '../words/language';
import { OpenInferences } from './inferences';
import { FileField } from '../panel/fileField';
import { keep, kept } from './kept';

/** The place in the document that a step was read from. */
const placeOf = (node: FlowNode): Source | undefined => extension(node, 'lc:Step')?.source;

/** The step that was read from a row of a table. */
export function stepAt(process: Process, table: number, row: number): FlowNode | undefined {
  return flowNodes(process).find((node) => {
    const place = placeOf(node);
    return place?.table === table && place.row === row;
  });
}

/** The Word document beside its drawing: a step lights its row, a row its step. */
export function Beside({ workspace, session }: { workspace: Workspace; session: Session }): JSX.Element {
  const [document, setDocument] = useState(() => kept(session.design.id));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const lit = useRef<HTMLTableRowElement>(null);
  const [selected] = workspace.selected;
  const step = selected?.type === 'bpmn:UserTask' ? (selected.businessObject as FlowNode) : undefined;
  const sentences = (step && extension(step, 'lc:Step')?.inferences?.map(({ sentence }) => sentence ?? '').filter(Boolean)) ?? [];
  const place = selected ? placeOf(selected.businessObject as FlowNode) : undefined;
  useEffect(() => lit.current?.scrollIntoView({ block: 'center', behavior: 'smooth' }), [place?.table, place?.row]);

  // The first step's row is where reading begins, not the page of signatures.
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place) return;
    const first = flowNodes(workspace.process).map(placeOf).find((source) => source?.table !== undefined);
    if (first) region.current?.querySelector(`[data-row="${first.table ?? 0}-${first.row ?? 0}"]`)?.scrollIntoView({ block: 'center' });
  }, [document]);

  const read = async (file: File): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const held = { name: file.name, document: await designs.read(file) };
      keep(session.design.id, held);
      setDocument(held);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div
      class="pad word"
      ref={region}
      role="region"
      aria-labelledby="word-title"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) void read(file);
      }}
    >
      <h2 id="word-title">{document ? document.name : say('word.title')}</h2>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      {busy && <p role="status">{say('word.reading', { name: '' })}</p>}
      <FileField small label={say('word.drop')} accept=".docx" take={(file) => void read(file)} />
      {document?.document.procedures.length === 0 && <p>{say('word.none')}</p>}
      {document && document.document.procedures.length > 0 && !workspace.readOnly && (
        <ul class="published">
          {document.document.procedures.map((procedure, index) => (
            <li key={index}>
              <span>{procedure.name}</span>
              <button type="button" onClick={() => void workspace.replace((now) => designs.arrange(procedure.drawing, now)).catch((error: unknown) => setProblem((error as Error).message))}>{say('word.use')}</button>
            </li>
          ))}
        </ul>
      )}
      <OpenInferences workspace={workspace} selected={step} />
      {document?.document.blocks.map((block, index) => (
        <BlockView key={index} block={block} place={place} lit={lit} sentences={sentences} choose={(table, row) => {
          const step = stepAt(workspace.process, table, row);
          if (step?.id !== undefined) workspace.goTo(step.id);
        }} />
      ))}
    </div>
  );
}

function BlockView({ block, place, lit, sentences, choose }: { block: Block; place: Source | undefined; sentences: readonly string[]; lit: { current: HTMLTableRowElement | null }; choose: (table: number, row: number) => void }): JSX.Element {
  if (block.kind === 'paragraph') return <p class={place?.table === undefined && place?.paragraph === block.paragraph ? 'lit' : ''}>{block.text}</p>;
  return (
    <div class="sheet">
      <table>
        <tbody>
          {block.rows.map(({ row, cells }) => {
            const here = place?.table === block.table && place.row === row;
            return (
              <tr key={row} data-row={`${block.table}-${row}`} class={here ? 'lit' : ''} ref={here ? lit : undefined} onClick={() => choose(block.table, row)}>
                <th scope="row"><button type="button" class="quiet" aria-label={say('word.row', { row })} onClick={(event) => { event.stopPropagation(); choose(block.table, row); }}>{row}</button></th>
                {cells.map((cell, index) => <td key={index}>{here ? <Marked text={cell} sentences={sentences} /> : cell}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A text with the sentences that something was understood from. */
function Marked({ text, sentences }: { text: string; sentences: readonly string[] }): JSX.Element {
  const [sentence, ...others] = sentences.filter((one) => text.includes(one));
  if (sentence === undefined) return <>{text}</>;
  const at = text.indexOf(sentence);
  return <><Marked text={text.slice(0, at)} sentences={others} /><mark>{sentence}</mark><Marked text={text.slice(at + sentence.length)} sentences={others} /></>;
}
