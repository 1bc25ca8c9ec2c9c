/** Settings of a connection that decide how raw data is read: data, so that a replay can use other ones. */
export interface Rules {
  /** Names that mean cash on delivery, compared without case, spaces, `_`, `-`, brackets (spec 4.4). */
  codGateways: string[];
  /** Names that mean part of the money is collected on delivery. */
  partialCodGateways: string[];
  /** Names that say nothing of how the customer pays (marking as paid adds `manual`). */
  neutralGateways: string[];
  colourOptions: string[];
  sizeOptions: string[];
  /** Country whose national phone numbers are understood, ISO 3166 alpha-2. */
  phoneCountry: string;
}

export const defaultRules: Rules = {
  codGateways: [
    'cod',
    'cash on delivery',
    'cash on delivery cod',
    'pay on delivery',
    'payment on delivery',
    'cash on delivery payment',
    'gokwik cod',
    'collect on delivery',
  ],
  partialCodGateways: ['ppcod', 'gokwik ppcod', 'partial cod', 'partially paid cod'],
  neutralGateways: ['manual', ''],
  colourOptions: [
    'color',
    'colour',
    'colors',
    'colours',
    'shade',
    'tono',
    'colores',
    'couleur',
    'farbe',
    'colore',
    'צבע',
  ],
  sizeOptions: ['size', 'sizes', 'talla', 'taille', 'größe', 'groesse', 'eu size', 'מידה'],
  phoneCountry: 'IN',
};
