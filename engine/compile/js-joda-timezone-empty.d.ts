/** The reader of time-zone rules without its database, which is given to it zone by zone (see zone-clock.ts). */
declare module '@js-joda/timezone/dist/js-joda-timezone-empty.esm.js';
