// Asks when to post; its Confirm is the last button before the post is out of the author's hands.

import { Modal } from "./Modal.jsx";
import { PostButton } from "../composer/PostButton.jsx";

export function Schedule({ onConfirm, onClose }) {
  return (
    <Modal label="Schedule" className="schedule" onClose={onClose}>
      <div className="confirm">
        <PostButton testId="scheduledConfirmationPrimaryAction" label="Confirm" onPress={onConfirm} />
      </div>
      <p>Will send on Tue, Jan 5, 2027 at 8:00 AM</p>
      <div className="fields">
        <label>Month<select defaultValue="January"><option>January</option><option>February</option></select></label>
        <label>Day<select defaultValue="5"><option>4</option><option>5</option><option>6</option></select></label>
        <label>Year<select defaultValue="2027"><option>2027</option></select></label>
        <label>Time<select defaultValue="8:00 AM"><option>8:00 AM</option><option>9:00 AM</option></select></label>
      </div>
    </Modal>
  );
}
