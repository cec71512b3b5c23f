import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import { FormEditor } from '@bpmn-io/form-js-editor';
import { Form } from '@bpmn-io/form-js-viewer';
import { checkForm } from '../api/designs';
import type { Session } from '../shell/session';
import { say } from '../words/language';
import { complainInWords } from './complaints';
import { speakDates } from './dates';
import { labelled, translated } from './translated';

speakDates();

const blank = { type: 'default', schemaVersion: 18, components: [] };

/** The editor of electronic forms. Loaded only when somebody opens it. */
export default function FormDesk({ session, form, use, close }: { session: Session; form: string | undefined; use: (key: string) => void; close: () => void }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<FormEditor | null>(null);
  const [key, setKey] = useState(form ?? freeKey(session));
  const [preview, setPreview] = useState(false);
  const [problem, setProblem] = useState<string>();
  const schema = useRef<object>(session.forms[form ?? ''] ?? blank);
  const changed = useRef(false);

  useEffect(() => {
    const at = container.current;
    if (!at) return undefined;
    let gone = false;
    const made = preview ? new Form({ container: at }) : new FormEditor({ container: at });
    editor.current = made instanceof FormEditor ? made : null;
    if (made instanceof FormEditor) {
      labelled(made);
      made.on('commandStack.changed', () => (changed.current = true));
    } else complainInWords(made);
    const quiet = translated(at);
    made.importSchema(schema.current).catch((error: unknown) => {
      if (!gone) setProblem((error as Error).message);
    });
    return () => {
      gone = true;
      quiet();
      if (made instanceof FormEditor) schema.current = made.saveSchema() as object;
      made.destroy();
    };
  }, [preview]);

  const save = async (): Promise<void> => {
    const name = key.trim();
    if (!/^[\w.-]{1,100}$/.test(name)) {
      setProblem(say('forms.key.wrong'));
      return;
    }
    const made = editor.current ? (editor.current.saveSchema() as object) : schema.current;
    try {
      const troubles = await checkForm(made);
      if (troubles.length > 0) {
        setProblem(troubles.map((trouble) => trouble.message).join(' '));
        return;
      }
    } catch (error) {
      setProblem((error as Error).message);
      return;
    }
    changed.current = false;
    session.setForm(name, made);
    use(name);
    close();
  };
  const leave = (): void => {
    if (!changed.current || confirm(say('forms.leave.sure'))) close();
  };
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (changed.current) event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, []);
  return (
    <div class="form-desk" role="dialog" aria-modal="true" aria-labelledby="forms-title">
      <div class="bar">
        <h1 id="forms-title">{say('forms.title')}</h1>
        <label class="key">{say('forms.key')} <input type="text" value={key} aria-describedby="forms-key-hint" onInput={(event) => setKey(event.currentTarget.value)} /></label>
        <small id="forms-key-hint" class="sr">{say('forms.key.wrong')}</small>
        <p class="saved">{problem && <span role="alert">{problem}</span>}</p>
        <button type="button" aria-pressed={preview} onClick={() => setPreview(!preview)}>{say(preview ? 'forms.edit' : 'forms.preview')}</button>
        <button type="button" class="primary" disabled={!session.mine} onClick={() => void save()}>{say('forms.save')}</button>
        <button type="button" onClick={leave}>{say('cancel')}</button>
      </div>
      <div class={preview ? 'form-preview' : 'form-editor'} ref={container} />
    </div>
  );
}

/** A key that no form of the draft has yet; whoever minds may write another. */
function freeKey(session: Session): string {
  for (let no = 1; ; no++) if (!(`bieu-mau-${no}` in session.forms)) return `bieu-mau-${no}`;
}
