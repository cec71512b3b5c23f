/** What `lc.json` and BPMN say, as TypeScript sees it. A moddle element is known by its `$type`. */
export interface Moddle {
  readonly $type: string;
  $parent?: Moddle;
  id?: string;
  name?: string;
  extensionElements?: ExtensionElements;
}

export interface ExtensionElements extends Moddle {
  values?: Moddle[];
}

/*
 * The records of `lc.json`. They hold no moddle properties, so that the same types describe
 * an element of the drawing and the plain value that a panel edits.
 */

export type TimeUnit = 'minute' | 'hour' | 'workingHour' | 'day' | 'workingDay';
export type UnitSource = 'cell' | 'header' | 'total' | 'footnote' | 'legalLimit' | 'assumed';

export interface Limit {
  value?: number;
  unit?: TimeUnit;
  text?: string;
  unitSource?: UnitSource;
  from?: string;
}

export interface Line {
  text?: string;
}

export interface Source {
  paragraph?: number;
  table?: number;
  row?: number;
  cell?: number;
  element?: string;
}

export interface Inference {
  what?: string;
  sentence?: string;
  confirmed?: boolean;
}

export interface Rung {
  role?: string;
  unit?: string;
  after?: number;
  afterUnit?: TimeUnit;
  /** How they are told, parted by one space; left out: in every way. */
  channels?: string;
}

export interface Escalation {
  /** A policy of the province; then there is nothing else. */
  name?: string;
  warnAt?: string;
  rungs?: Rung[];
}

export interface Step {
  no?: number;
  phase?: string;
  actor?: string;
  role?: string;
  unit?: string;
  time?: string;
  group?: number;
  form?: string;
  detail?: Line;
  limit?: Limit;
  documents?: { key?: string }[];
  products?: Line[];
  legalBasis?: Line[];
  escalation?: Escalation;
  source?: Source;
  inferences?: Inference[];
}

export interface Procedure {
  code?: string;
  variant?: string;
  edition?: string;
  issuedOn?: string;
  agency?: string;
  sets?: number;
  limit?: Limit;
  components?: (Line & { kind?: string; count?: number; condition?: string })[];
  fees?: Line[];
  results?: Line[];
  legalBasis?: Line[];
  forms?: Line[];
  escalation?: Escalation;
  source?: Source;
}

export interface Actor {
  role?: string;
  unit?: string;
}

export interface End {
  kind?: 'completed' | 'applicant';
}

export interface Wait {
  event?: string;
  limit?: Limit;
}

export interface Linked {
  procedure?: string;
  wait?: boolean;
}

export interface Automatic {
  document?: string;
}

/** The extension that each `$type` names. */
export interface Extensions {
  'lc:Procedure': Procedure;
  'lc:Step': Step;
  'lc:Actor': Actor;
  'lc:End': End;
  'lc:Wait': Wait;
  'lc:Linked': Linked;
  'lc:Automatic': Automatic;
}

export interface FlowNode extends Moddle {
  incoming?: SequenceFlow[];
  outgoing?: SequenceFlow[];
  lanes?: Lane[];
  default?: SequenceFlow;
  eventDefinitions?: Moddle[];
}

export interface SequenceFlow extends Moddle {
  sourceRef: FlowNode;
  targetRef: FlowNode;
}

export interface Lane extends Moddle {
  flowNodeRef?: FlowNode[];
  childLaneSet?: LaneSet;
}

export interface LaneSet extends Moddle {
  lanes?: Lane[];
}

export interface Process extends Moddle {
  flowElements?: Moddle[];
  laneSets?: LaneSet[];
}

export interface Definitions extends Moddle {
  rootElements?: Moddle[];
}
