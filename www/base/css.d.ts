/* A style sheet imported by a script is its text: the bundler puts it in the script. */
declare module "*.css" {
  const text: string;
  export default text;
}
