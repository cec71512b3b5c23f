import type { JSX } from 'preact';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { Catalogue } from '../api/catalogue';
import { dropForeignParts, foreignParts } from '../canvas/foreignParts';
import { kindOf } from '../canvas/kinds';
import { addOutcome, outcomesOf } from '../canvas/outcomes';
import type { Workspace } from '../shell/workspace';
import { extension, laneOf } from '../vocabulary/extension';
import { plain } from '../vocabulary/plain';
import type { Extensions, FlowNode, Moddle } from '../vocabulary/types';
import { Inferences } from '../word/inferences';
import { say } from '../words/language';
import { TextField } from './fields';
import { AutomaticPanel, EndPanel, LanePanel, LinkedPanel, ProcedurePanel, WaitPanel } from './smallPanels';
import { StepPanel } from './stepPanel';

interface Props {
  workspace: Workspace;
  catalogue: Catalogue;
  formKeys: readonly string[];
  editForm: (key: string | undefined) => void;
}

/** What is selected, to be read and changed; the procedure's head while nothing is. */
export function Panel(props: Props): JSX.Element {
  const { workspace } = props;
  const [only, ...others] = workspace.selected;
  return (
    <aside class="panel" aria-label={say('panel.title')} tabIndex={-1} id="panel">
      {only && others.length === 0 && <Foreign workspace={workspace} element={only} />}
      {others.length > 0 ? <p class="quiet-text pad">{say('panel.many', { count: others.length + 1 })}</p> : <One {...props} element={only} />}
    </aside>
  );
}

/** What another tool has left within an element, and the way to be rid of it. */
function Foreign({ workspace, element }: { workspace: Workspace; element: Element }): JSX.Element | null {
  const parts = foreignParts(element.businessObject as Moddle);
  if (parts.length === 0) return null;
  return (
    <div class="foreign" role="note">
      <p>{say('panel.foreign.parts')} <code>{parts.join(', ')}</code></p>
      <button type="button" disabled={workspace.readOnly} onClick={() => dropForeignParts(workspace.modeler, element)}>{say('panel.foreign.drop')}</button>
    </div>
  );
}

function One({ element, ...props }: Props & { element: Element | undefined }): JSX.Element {
  const { workspace, catalogue } = props;
  const disabled = workspace.readOnly;
  const target = element?.type === 'label' ? ((element as unknown as { labelTarget: Element }).labelTarget) : element;
  const own = <T extends keyof Extensions>(at: Element, carrier: Moddle, type: T) => ({
    value: plain<T>(extension(carrier, type)),
    write: (value: Extensions[T]) => workspace.write(at, carrier, type, value),
    catalogue,
    disabled,
  });

  if (!target || target.type === 'bpmn:Process' || target.type === 'bpmn:Collaboration') {
    const root = workspace.root;
    return <ProcedurePanel {...own(root, workspace.process, 'lc:Procedure')} name={workspace.process.name} rename={(name) => workspace.rename(root, name)} />;
  }
  const node = target.businessObject as FlowNode;
  if (target.type === 'bpmn:UserTask') return <Step {...props} target={target} node={node} />;

  const kind = kindOf(node);
  const title = target.type === 'bpmn:Lane' ? 'kind.lane' : target.type === 'bpmn:Participant' ? 'kind.lanes' : target.type === 'bpmn:SequenceFlow' ? 'kind.flow' : target.type === 'bpmn:TextAnnotation' || target.type === 'bpmn:Association' ? 'kind.note' : kind ? (`kind.${kind.id}` as const) : 'kind.foreign';
  return (
    <div class="pad" key={node.id}>
      <h2>{say(title)}</h2>
      {target.type !== 'bpmn:Association' && (
        <TextField
          label={say(target.type === 'bpmn:SequenceFlow' ? 'panel.outcome' : 'panel.name')}
          rows={target.type === 'bpmn:TextAnnotation' ? 4 : 2}
          value={target.type === 'bpmn:TextAnnotation' ? (node as { text?: string }).text : node.name}
          disabled={disabled}
          change={(name) => workspace.rename(target, name)}
        />
      )}
      {target.type === 'bpmn:Lane' && <LanePanel {...own(target, node, 'lc:Actor')} />}
      {kind?.id === 'end' && <EndPanel {...own(target, node, 'lc:End')} />}
      {(kind?.id === 'wait' || kind?.id === 'event') && <WaitPanel {...own(target, node, 'lc:Wait')} timed={kind.id === 'wait'} />}
      {kind?.id === 'linked' && <LinkedPanel {...own(target, node, 'lc:Linked')} />}
      {kind?.id === 'document' && <AutomaticPanel {...own(target, node, 'lc:Automatic')} />}
      {title === 'kind.foreign' && <p class="quiet-text">{say('panel.foreign.hint')}</p>}
    </div>
  );
}

function Step({ workspace, catalogue, formKeys, editForm, target, node }: Props & { target: Element; node: FlowNode }): JSX.Element {
  const { process, modeler } = workspace;
  const lane = laneOf(process, node);
  const flow = (id: string): Element | undefined => modeler.get<{ get(id: string): Element | undefined }>('elementRegistry').get(id);
  return (
    <StepPanel
      key={node.id}
      id={node.id ?? ''}
      name={node.name}
      rename={(name) => workspace.rename(target, name)}
      step={plain<'lc:Step'>(extension(node, 'lc:Step'))}
      write={(step) => workspace.write(target, node, 'lc:Step', step)}
      lane={plain<'lc:Actor'>(lane && extension(lane, 'lc:Actor'))}
      outcomes={outcomesOf(process, node)}
      renameOutcome={(id, name) => {
        const connection = flow(id);
        if (connection) workspace.rename(connection, name);
      }}
      addOutcome={() => workspace.together(() => addOutcome(modeler, process, target as Shape))}
      goTo={(id) => workspace.goTo(id)}
      editForm={editForm}
      formKeys={formKeys}
      inferences={<Inferences workspace={workspace} node={node} />}
      catalogue={catalogue}
      budget={workspace.budget}
      disabled={workspace.readOnly}
    />
  );
}
