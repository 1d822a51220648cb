// What is attached to a box.

import { useEffect, useState } from "react";

export function Attachments({ files, onRemove }) {
  if (files.length === 0) return null;
  return (
    <div className="attachments" data-testid="attachments" role="group" aria-label="Media">
      {files.map((file, index) => (
        <div key={index} className="attachment">
          <Preview file={file} />
          <button type="button" aria-label="Remove media" onClick={() => onRemove(file)}>×</button>
        </div>
      ))}
    </div>
  );
}

function Preview({ file }) {
  const [address, setAddress] = useState();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return file.type.startsWith("video/") ? <video src={address} muted /> : <img src={address} alt="" draggable />;
}
