// Libraries that ship without types, as far as we use them.

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: object; warnings: { message: string }[] }>;
    toXML(element: object, options?: { format?: boolean }): Promise<{ xml: string }>;
    create(type: string, properties?: Record<string, unknown>): unknown;
  }
}

declare module 'bpmnlint' {
  import type { Config, Report, Resolver } from 'bpmnlint/lib/types';

  export class Linter {
    constructor(options: { resolver: Resolver; config: Config });
    lint(root: object): Promise<Record<string, (Report & { category: string })[]>>;
  }
}

declare module 'bpmnlint/rules/*' {
  import type { RuleFactory } from 'bpmnlint/lib/types';

  const factory: RuleFactory;
  export default factory;
}

declare module 'diagram-js-minimap' {
  const module: object;
  export default module;
}

declare module 'flatpickr/dist/esm/l10n/vn.js' {
  export const Vietnamese: import('flatpickr/dist/types/locale').CustomLocale;
}
