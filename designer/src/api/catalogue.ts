import { language } from '../words/language';

interface Named {
  code: string;
  vi: string;
  en: string;
}

/** What the province's catalogue offers to choose from. */
export interface CatalogueData {
  roles: (Named & { unit: string })[];
  units: Named[];
  /** Official documents by template key, such as `mau-01`. */
  documents: Named[];
  /** Published procedures by code, for links between procedures. */
  procedures: { code: string; name: string }[];
  /** Escalation policies of the province, with what each does in words. */
  escalations: { name: string; isDefault: boolean; vi: string; en: string }[];
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const options = (list: Named[]): Option[] => list.map((named) => ({ value: named.code, label: named[language] }));

/** The catalogue as the panel's choices. */
export class Catalogue {
  static readonly empty = new Catalogue({ roles: [], units: [], documents: [], procedures: [], escalations: [] });

  readonly roleOptions: readonly Option[];
  readonly unitOptions: readonly Option[];
  readonly documentOptions: readonly Option[];
  readonly procedureOptions: readonly Option[];
  readonly policyOptions: readonly Option[];
  /** The policy of procedures that choose none; undefined while the catalogue is not here. */
  readonly usualPolicy: string | undefined;
  private readonly policies: ReadonlyMap<string, string>;
  private readonly units: ReadonlyMap<string, string>;

  constructor(data: CatalogueData) {
    this.roleOptions = options(data.roles);
    this.unitOptions = options(data.units);
    this.documentOptions = options(data.documents);
    this.procedureOptions = data.procedures.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
    this.policyOptions = data.escalations.map(({ name }) => ({ value: name, label: name }));
    this.usualPolicy = data.escalations.find(({ isDefault }) => isDefault)?.name;
    this.policies = new Map(data.escalations.map((policy) => [policy.name, policy[language]]));
    this.units = new Map(data.roles.map(({ code, unit }) => [code, unit]));
  }

  roleName(code: string | undefined): string | undefined {
    return code === undefined ? undefined : (this.roleOptions.find(({ value }) => value === code)?.label ?? code);
  }

  /** What a policy of the province does, in words; undefined where there is none of that name. */
  policyWords(name: string): string | undefined {
    return this.policies.get(name);
  }

  /** The unit in which that role is held as a rule. */
  unitOf(role: string | undefined): string | undefined {
    return role === undefined ? undefined : this.units.get(role);
  }
}
