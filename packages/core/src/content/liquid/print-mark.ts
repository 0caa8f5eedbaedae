/**
 * Stands for a printed value in HTML that is still being put together. Its ends are characters that
 * Unicode reserves for inside a program; they are taken out of templates before parsing.
 */
export function printMark(index: number): string {
  return `\uFDD0${index}\uFDD1`;
}
