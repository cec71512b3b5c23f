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
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const options = (list: Named[]): Option[] => list.map((named) => ({ value: named.code, label: named[language] }));

/** The catalogue as the panel's choices. */
export class Catalogue {
  static readonly empty = new Catalogue({ roles: [], units: [], documents: [], procedures: [] });

  readonly roleOptions: readonly Option[];
  readonly unitOptions: readonly Option[];
  readonly documentOptions: readonly Option[];
  readonly procedureOptions: readonly Option[];
  private readonly units: ReadonlyMap<string, string>;

  constructor(data: CatalogueData) {
    this.roleOptions = options(data.roles);
    this.unitOptions = options(data.units);
    this.documentOptions = options(data.documents);
    this.procedureOptions = data.procedures.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
    this.units = new Map(data.roles.map(({ code, unit }) => [code, unit]));
  }

  roleName(code: string | undefined): string | undefined {
    return code === undefined ? undefined : (this.roleOptions.find(({ value }) => value === code)?.label ?? code);
  }

  /** The unit in which that role is held as a rule. */
  unitOf(role: string | undefined): string | undefined {
    return role === undefined ? undefined : this.units.get(role);
  }
}
