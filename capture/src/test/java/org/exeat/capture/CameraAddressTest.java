package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"rtsp", "RTSP", "rtspu", "RtspU"})
  void noSecretOfAStreamIsSaid(String scheme) {
    for (String rest :
        new String[] {"://u:secret@h/a", "://h/a?password=secret", "://u:s@secret@h"}) {
      CameraAddress address = new CameraAddress(scheme + rest);
      assertTrue(address.isStream());
      assertFalse(address.toString().contains("secret"), address::toString);
      assertTrue(address.url().contains("secret"), "FFmpeg needs it");
    }
  }

  @Test
  void packetsComeOverTheConnectionOrAsDatagramsByTheScheme() {
    CameraAddress datagrams = new CameraAddress("RTSPU://u:p@h/a");
    assertTrue(datagrams.isDatagrams());
    assertEquals("rtsp://u:p@h/a", datagrams.url());
    CameraAddress connection = new CameraAddress("rtsp://h/a");
    assertFalse(connection.isDatagrams());
    assertEquals("rtsp://h/a", connection.url());
    assertEquals("file:rtspu", new CameraAddress("rtspu").url(), "a file");
    assertThrows(IllegalArgumentException.class, () -> new CameraAddress("rtmp://h/a"));
  }
}
