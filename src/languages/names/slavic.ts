import { nameLists } from './lists.ts';

/**
 * Compiled for this project from names in common use in Eastern Europe, in common Latin spellings.
 * Surnames are such as have one form for both genders.
 */
export const slavic = nameLists({
  male: `Ivan Dmitri Sergei Alexei Nikolai Vladimir Andrei Mikhail Boris Igor Oleg Pavel Yuri Viktor Maxim Anton Roman Konstantin Grigori Leonid
    Vasily Fyodor Kirill Stanislav Yaroslav Bogdan Taras Ostap Mykola Oleksandr Petro Andriy Piotr Krzysztof Andrzej Tomasz Marek Wojciech
    Zbigniew Kazimierz Jan Jakub Ondrej Jiri Tomas Milos Zdenek Vaclav Marko Nikola Stefan Dragan Goran Zoran Dusan Miroslav Slobodan Luka
    Georgi Dimitar Plamen Kamen`,
  female: `Olga Natasha Svetlana Irina Tatiana Anastasia Ekaterina Yelena Galina Lyudmila Nadezhda Vera Ksenia Yulia Marina Larisa Daria
    Polina Alina Oksana Lyubov Valentyna Zoya Tamara Raisa Bogdana Halyna Olena Mariya Iryna Yaryna Solomiya Agnieszka Katarzyna Małgorzata
    Joanna Magdalena Zofia Ewa Barbara Jadwiga Hana Lenka Zuzana Petra Jitka Marketa Vlasta Jelena Milica Ivana Dragana Gordana Snezana
    Vesna Mirjana Biljana Jovana Elitsa Desislava Tsvetana Kalina`,
  unisex: `Sasha Zhenya Valya Vanja Saša`,
  surnames: `Shevchenko Bondarenko Kovalenko Tkachenko Kravchenko Oliynyk Boyko Melnyk Marchenko Lysenko Rudenko Savchenko Petrenko Moroz
    Klymenko Pavlenko Hrytsenko Kowalczyk Nowak Wojcik Mazur Krawczyk Kaczmarek Zajac Wrobel Dudek Stepien Gorski Adamczyk Pawlak Walczak
    Sikora Baran Michalak Szewczyk Tomczak Marek Duda Hajduk Horak Dvorak Prochazka Kucera Benes Fiala Sedlak Kolar Petrovic Jovanovic
    Nikolic Markovic Djordjevic Stojanovic Ilic Pavlovic Kovac Horvat Babic Novak Zupan Krajnc Golob Potocnik Vidmar`,
});
