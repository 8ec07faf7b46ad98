package org.exeat.cli;

import java.util.Optional;
import org.exeat.faces.Image;
import org.exeat.report.QrCode;
import org.exeat.server.traveller.Codes;

/** QR codes of pictures. */
final class QrCodes implements Codes {
  @Override
  public String svg(String text) {
    return QrCode.of(text).svg();
  }

  @Override
  public Optional<String> read(Image photograph) {
    int[] rgb = new int[photograph.width() * photograph.height()];
    for (int y = 0; y < photograph.height(); y++) {
      for (int x = 0; x < photograph.width(); x++) {
        rgb[y * photograph.width() + x] = photograph.rgbAt(x, y);
      }
    }
    return QrCode.read(photograph.width(), photograph.height(), rgb);
  }
}
