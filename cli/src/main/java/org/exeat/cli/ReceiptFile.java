package org.exeat.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.InvalidInputException;

/** A receipt as travellers show it: the code's text in a file, or a photograph of the code. */
final class ReceiptFile {
  /** Longer files are no receipts. */
  private static final long MOST = 1 << 16;

  private ReceiptFile() {}

  static String read(Path file) throws IOException, InvalidInputException {
    Optional<String> photographed = photographed(file);
    if (photographed.isPresent()) {
      return photographed.get();
    }
    if (Files.size(file) > MOST) {
      throw new InvalidInputException(file + " is neither a receipt's text nor a picture of one");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> photographed(Path file)
      throws IOException, InvalidInputException {
    Image image;
    try {
      image = ImageDecoder.read(file);
    } catch (UnreadableImageException e) {
      return Optional.empty(); // a text
    }
    return Optional.of(
        new QrCodes()
            .read(image)
            .orElseThrow(() ->
                new InvalidInputException(
                    "no code can be read in " + file + "; take the picture from nearer by")));
  }
}
