/**
 * Amazon's time as the simulator tells it: the machine's time plus an offset, or standing still.
 * All values are milliseconds since 1970.
 */
export class Clock {
  private offset = 0
  private standing: number | null = null

  /** @param machine the machine's time; replaced in tests. */
  constructor(private readonly machine: () => number = Date.now) {}

  now(): number {
    return this.standing ?? this.machine() + this.offset
  }

  get frozen(): boolean {
    return this.standing !== null
  }

  /** Moves to a later instant; an earlier one is ignored, Amazon's time never runs back. */
  moveTo(instant: number): void {
    if (instant <= this.now()) return
    if (this.standing === null) this.offset = instant - this.machine()
    else this.standing = instant
  }

  freeze(): void {
    this.standing ??= this.now()
  }

  unfreeze(): void {
    if (this.standing === null) return
    this.offset = this.standing - this.machine()
    this.standing = null
  }

  /** Back to the machine's time, keeping whether it stands. */
  reset(): void {
    this.offset = 0
    if (this.standing !== null) this.standing = this.machine()
  }

  /** For the state file: a standing clock resumes where it stood, a running one keeps its offset. */
  snapshot(): { offset: number; standing: number | null } {
    return { offset: this.offset, standing: this.standing }
  }

  restore(snapshot: { offset: number; standing: number | null }): void {
    this.offset = snapshot.offset
    this.standing = snapshot.standing
  }
}
