package org.threeline.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threeline.kernel.Setting;

class SettingWordsTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingSaysWhatItMeans(Setting setting) {
        assertThat(Sentences.has("setting." + setting.name())).isTrue();
    }
}
