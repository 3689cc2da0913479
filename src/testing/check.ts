/** One thing an operator must do. `run` throws, saying what was expected, where it does not. */
export interface OperatorCheck {
  name: string;
  run(): void | Promise<void>;
}
