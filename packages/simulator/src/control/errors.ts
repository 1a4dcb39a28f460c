/** A request to the control API that cannot be done, with a sentence that says why. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}
