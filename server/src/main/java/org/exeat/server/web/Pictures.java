package org.exeat.server.web;

import java.util.Optional;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures as answers, which nobody on the way keeps. */
final class Pictures {
  private static final int QUALITY = 85;

  private Pictures() {}

  static ResponseEntity<byte[]> jpeg(Optional<Image> picture) {
    Image image =
        picture.orElseThrow(() ->
            new Problem(HttpStatus.NOT_FOUND, "no picture", "There is no such picture any more."));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(ImageEncoder.jpeg(image, QUALITY));
  }
}
