// What is written in the scenarios, and what the core says to it.

/** A patient's name: holds Post. The fix makes it `FIXED`. */
export const STOP = "Mrs Alvarez on the ward";
export const NAME = "Mrs Alvarez";
export const FIXED = "A patient on the ward";

export const STOP_MRN = "MRN 00482913 needs a bed";
export const CAUTION = "Our favourite frequent flyer is back in ED";
export const CLAIM = "Vaccines cause autism";
export const BURNT_OUT = "Completely burnt out. Nothing left to give and clinic starts at 8.";
export const CRISIS = "I can't do this anymore. Everyone would be better off without me.";
export const CLEAR = "Great grand rounds on sepsis today";

/** Holds Post in an answer to someone, and only there. */
export const DOSE = "take 400 mg three times daily";
