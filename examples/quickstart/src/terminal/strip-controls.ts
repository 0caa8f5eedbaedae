/** Names come from a file: nothing in them may move the cursor or colour the terminal. */
export function stripControls(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    "",
  );
}
