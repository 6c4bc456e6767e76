// What the page of a roll call or of a grid asks of the service worker.

/** A page of today, and the minute of the day from which it is the one of now. */
export interface KeptMoment {
  url: string;
  from: number;
}

export interface KeepCalls {
  kind: "keep-calls";
  /** Of the class or group; of the grid. */
  path: string;
  moments: KeptMoment[];
  assets: string[];
}

/** `2026-11-23`, where the device is. */
export function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
