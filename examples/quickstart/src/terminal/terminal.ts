/** Where the run says what it does. */
export interface Terminal {
  /** One line, ended here. Without a text: an empty line. */
  line(text?: string): void;
  /** The title of a part; bold where the terminal can. */
  heading(text: string): void;
}
