/** What a request of an import may weigh (the API's limit of 96 MB), as files before base64 makes them a third larger. */
export const LIMIT_MB = 70;

export const sizeMb = (files: readonly File[]): number =>
  files.reduce((sum, file) => sum + file.size, 0) / (1024 * 1024);

/** Files as the API takes them: their bytes in base64. */
export const readFiles = (files: readonly File[]): Promise<{ name: string; content: string }[]> =>
  Promise.all(files.map(async (file) => ({ name: file.name, content: await readBase64(file) })));

/** The newest of two files of one name stays. */
export function addFiles(files: readonly File[], more: readonly File[]): File[] {
  const names = new Set(more.map((file) => file.name));
  return [...files.filter((file) => !names.has(file.name)), ...more];
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error ?? new Error(`${file.name} could not be read`)));
    reader.readAsDataURL(file);
  });
}
