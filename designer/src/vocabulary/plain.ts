import type { Extensions, Moddle } from './types';

interface Property {
  name: string;
  type: string;
  isMany?: boolean;
}

interface Described extends Moddle {
  readonly $descriptor: { properties: Property[]; propertiesByName: Record<string, Property> };
  get(name: string): unknown;
}

/** The factory of a modeler, or a bare moddle. */
export interface Factory {
  create(type: string, properties?: Record<string, unknown>): unknown;
}

const isDescribed = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && '$descriptor' in value;

const isVocabulary = (type: string): boolean => type.startsWith('lc:');

/** An element of the vocabulary as a plain value, free to be copied and changed. */
export function plain<T extends keyof Extensions>(element: (Moddle & Extensions[T]) | undefined): Extensions[T] {
  return element ? (unwrap(element) as Extensions[T]) : {};
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isDescribed(value)) return value;
  const entries = value.$descriptor.properties
    .filter((property) => Object.hasOwn(value, property.name))
    .map((property) => [property.name, unwrap(value.get(property.name))] as const)
    .filter(([, held]) => !Array.isArray(held) || held.length > 0);
  return Object.fromEntries(entries);
}

/**
 * The element that a plain value describes. Undefined, blank text and empty lists are left out,
 * so that a field a person has emptied leaves no trace in the file.
 */
export function element(factory: Factory, type: string, value: object, parent: Moddle): Moddle {
  const made = factory.create(type) as Described & { set(name: string, value: unknown): void };
  made.$parent = parent;
  for (const [name, held] of Object.entries(value)) {
    const property = made.$descriptor.propertiesByName[name];
    if (!property || isBlank(held)) continue;
    const wrap = (one: unknown): unknown =>
      isVocabulary(property.type) && typeof one === 'object' && one !== null
        ? element(factory, property.type, one, made)
        : one;
    made.set(property.name, Array.isArray(held) ? held.map(wrap) : wrap(held));
  }
  return made;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return Number.isNaN(value);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
