package org.exeat.documents.chip;

import org.exeat.documents.lds.ChipFiles;

/**
 * What was read from a chip, and how. Says nothing yet about who signed it.
 *
 * @param files what the chip gave, complete and as read; a file that is missing here is not on the
 *     chip, or not for this reader
 * @param access how the chip was opened
 * @param chip whether the chip proved its key
 */
public record ChipContents(ChipFiles files, AccessProtocol access, ChipAuthenticity chip) {}
