export default {
  printWidth: 120,
  bracketSameLine: true,
  plugins: ["prettier-plugin-svelte"],
};
