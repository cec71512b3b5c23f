/** Something to say about the drawing, from the form rules here or from the compiler on the server. */
export interface Finding {
  /** `LC` and four digits from the compiler; the rule's name from a form rule. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What could be done, where something is sure. */
  readonly repair?: string | undefined;
  /** Id of the element; undefined: the drawing as a whole. */
  readonly element?: string | undefined;
  readonly from: 'form' | 'compiler';
}

/** Codes of the compiler that say what a form rule says. */
const same: Readonly<Record<string, readonly string[]>> = {
  'accepted-elements': ['LC2604', 'LC2606'],
  'accepted-events': ['LC2604', 'LC2605'],
  'start-required': ['LC2609'],
  'single-start': ['LC2609'],
  'no-disconnected': ['LC2616'],
  reachable: ['LC2616'],
  'no-implicit-split': ['LC2611'],
  'no-implicit-end': ['LC2615'],
  'outcomes-named': ['LC2614'],
  'outcomes-differ': ['LC2204'],
  'step-named': ['LC2617'],
  'step-has-role': ['LC2001', 'LC1201'],
  'step-has-limit': ['LC1308', 'LC2104'],
  'wait-stated': ['LC2305'],
  'linked-stated': ['LC2305'],
  'document-stated': ['LC2305'],
};

/** Where the compiler's own words say more than the rule's. */
const tellsMore = 'LC2501';

/**
 * One remark where form rule and compiler say the same of an element: the rule's words, which stood there first, with the compiler's
 * code and repair.
 */
export function united(compiler: readonly Finding[], form: readonly Finding[]): Finding[] {
  const said = new Set<Finding>();
  const joined = compiler.map((finding) => {
    const twin = form.find((one) => one.element === finding.element && same[one.code]?.includes(finding.code));
    if (!twin) return finding;
    said.add(twin);
    return { ...finding, message: twin.message, severity: weight[twin.severity] < weight[finding.severity] ? twin.severity : finding.severity };
  });
  const told = new Set(compiler.filter(({ code }) => code === tellsMore).map(({ element }) => element));
  return [...joined, ...form.filter((one) => !said.has(one) && !(one.code === 'inferences-confirmed' && told.has(one.element)))];
}

const weight = { error: 0, warning: 1, info: 2 } as const;

/** Errors first, then in the order in which they were found. The same remark on the same place counts once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ element, message }) => {
      const key = `${element ?? ''}\n${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');
