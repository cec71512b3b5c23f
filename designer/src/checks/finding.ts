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
