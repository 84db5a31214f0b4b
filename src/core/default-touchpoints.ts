import type { Department, ServiceTargets, Touchpoint } from './brand.js';

/**
 * Departments that own the default touchpoints. A brand that gives departments of its own replaces
 * the list as a whole.
 */
export const DEFAULT_DEPARTMENTS = [
  { id: 'marketing', name: { es: 'Marketing', en: 'Marketing' } },
  { id: 'digital', name: { es: 'Canales digitales', en: 'Digital channels' } },
  { id: 'sales', name: { es: 'Ventas', en: 'Sales' } },
  { id: 'logistics', name: { es: 'Logística', en: 'Logistics' } },
  { id: 'product', name: { es: 'Producto', en: 'Product' } },
  { id: 'customer-service', name: { es: 'Atención al cliente', en: 'Customer service' } },
  { id: 'finance', name: { es: 'Administración y finanzas', en: 'Finance' } },
  {
    id: 'communications',
    name: { es: 'Comunicación y asesoría jurídica', en: 'Communications and legal' },
  },
] as const satisfies readonly Department[];

/**
 * The map of a brand that configures none, in the order of the customer's journey.
 *
 * The reader knows the vocabulary of these ids in every language it reads, so that `keywords` are
 * empty here: a brand that reuses an id keeps that vocabulary and its own keywords add to it; an id
 * that is not in this list is placed by its keywords alone.
 *
 * `isCritical` marks the moments of truth: those in which the brand's promise is kept or broken in
 * front of the customer (payment, delivery, the product, the staff, the answer to a complaint), and
 * reputation, where one case is judged by people who were never customers.
 */
export const DEFAULT_TOUCHPOINTS = [
  {
    id: 'advertising',
    name: { es: 'Publicidad y campañas', en: 'Advertising and campaigns' },
    stage: 'before',
    contact: 'indirect',
    isCritical: false,
    department: 'marketing',
    keywords: {},
  },
  {
    id: 'website-app',
    name: { es: 'Web y aplicación', en: 'Website and app' },
    stage: 'before',
    contact: 'direct',
    isCritical: false,
    department: 'digital',
    keywords: {},
  },
  {
    id: 'price-offers',
    name: { es: 'Precio y ofertas', en: 'Price and offers' },
    stage: 'before',
    contact: 'direct',
    isCritical: false,
    department: 'sales',
    keywords: {},
  },
  {
    id: 'purchase-payment',
    name: { es: 'Compra y pago', en: 'Purchase and payment' },
    stage: 'during',
    contact: 'direct',
    isCritical: true,
    department: 'sales',
    keywords: {},
  },
  {
    id: 'delivery',
    name: { es: 'Entrega', en: 'Delivery' },
    stage: 'during',
    contact: 'direct',
    isCritical: true,
    department: 'logistics',
    keywords: {},
  },
  {
    id: 'product-service',
    name: { es: 'Producto o servicio', en: 'Product or service' },
    stage: 'during',
    contact: 'direct',
    isCritical: true,
    department: 'product',
    keywords: {},
  },
  {
    id: 'staff',
    name: { es: 'Personal y trato', en: 'Staff and attention' },
    stage: 'during',
    contact: 'direct',
    isCritical: true,
    department: 'customer-service',
    keywords: {},
  },
  {
    id: 'after-sales',
    name: { es: 'Reclamaciones y posventa', en: 'Complaints and after-sales' },
    stage: 'after',
    contact: 'direct',
    isCritical: true,
    department: 'customer-service',
    keywords: {},
  },
  {
    id: 'billing',
    name: { es: 'Facturación', en: 'Billing' },
    stage: 'after',
    contact: 'direct',
    isCritical: false,
    department: 'finance',
    keywords: {},
  },
  {
    id: 'reputation',
    name: { es: 'Reputación y ética', en: 'Reputation and ethics' },
    stage: 'after',
    contact: 'indirect',
    isCritical: true,
    department: 'communications',
    keywords: {},
  },
] as const satisfies readonly Touchpoint[];

/** Ids of the default map. */
export type DefaultTouchpointId = (typeof DEFAULT_TOUCHPOINTS)[number]['id'];

/**
 * Targets of a touchpoint that configures none: at a moment of truth an answer within the hour and at most a quarter
 * of voices negative; elsewhere within four hours and at most a third. They are this project's choice, to be replaced
 * by what the brand has promised.
 */
export function targetsOf({
  targets,
  isCritical,
}: Pick<Touchpoint, 'targets' | 'isCritical'>): ServiceTargets {
  if (targets !== undefined) return targets;
  return isCritical
    ? { replyMinutes: 60, maxNegativeShare: 0.25 }
    : { replyMinutes: 240, maxNegativeShare: 0.33 };
}

/** The department of an id as configured; the id stands for a name that the list lacks. */
export function departmentNamed(departments: readonly Department[], id: string): Department {
  return departments.find((one) => one.id === id) ?? { id, name: { es: id, en: id } };
}
