import type { Random } from "../random.ts";

/** Where a name comes from; decides its script and sound. */
export type NameStyle = "english" | "german" | "russian" | "arabic";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const given: Readonly<Record<Exclude<NameStyle, "russian">, readonly string[]>> = {
  english: words(`
    Alice Andrew Anna Arthur Beth Brian Carla Charles Claire Daniel Diana Edward Eleanor Emma Felix Frances George Grace
    Harriet Henry Irene Isaac Jane Julian Kate Kevin Laura Leonard Lucy Martin Megan Nathan Nora Oliver Paula Peter Rachel
    Robert Ruth Samuel Sarah Simon Stella Theodore Tina Victor Vivian Walter Wendy William`),
  german: words(`
    Anja Björn Dieter Elke Franziska Günter Hanna Heike Ingrid Jens Jörg Jürgen Karin Katrin Klaus Lars Lena Lukas
    Matthias Monika Niklas Petra Ralf Sabine Sören Stefan Susanne Tobias Ulrike Wolfgang`),
  arabic: words(`
    Adel Amina Bilal Dalia Faisal Farah Hamad Hana Ibrahim Jamila Karim Khalid Layla Majid Mariam Nabil Nadia Omar Rania
    Rashid Salma Samir Tariq Yasmin Youssef Zainab`),
};
const family: Readonly<Record<Exclude<NameStyle, "russian">, readonly string[]>> = {
  english: words(`
    Abbott Atwood Barlow Beckett Bradley Calder Chadwick Colby Crane Dalton Denham Draper Easton Ellery Farley Fenton
    Gresham Hadley Hale Harding Hollis Ingram Jarvis Keaton Kendall Langley Lowell Marlow Merritt Nash Norwood Oakley
    Palmer Penrose Quinn Radcliffe Ramsey Redman Sawyer Sheldon Stanton Sutton Thorne Underhill Vance Wakefield Walton
    Whitlock Winslow Yardley`),
  german: words(`
    Albrecht Bäcker Brandt Dietrich Eberhardt Engel Falk Förster Gärtner Haas Hartmann Herzog Jäger Keller Köhler Kraft
    Lindner Lorenz Möller Neumann Pfeiffer Reinhardt Richter Sauer Schröder Seidel Stein Thiel Vogel Winkler`),
  arabic: words(`
    Abbasi Aziz Bakri Daher Fakhoury Ghanem Habibi Haddad Hamdan Jaber Kassab Khoury Mansour Masri Nasser Qasim Rahman
    Saleh Shaheen Sultan Tamimi Zaki`),
};
const russian = {
  men: words(`
    Александр Алексей Андрей Антон Артём Борис Вадим Василий Виктор Дмитрий Евгений Иван Игорь Илья Кирилл Константин
    Леонид Максим Михаил Никита Николай Олег Павел Роман Сергей Степан Тимур Фёдор Юрий Ярослав`),
  women: words(`
    Алина Анастасия Анна Валентина Вера Виктория Галина Дарья Екатерина Елена Жанна Ирина Ксения Лариса Людмила Марина
    Мария Надежда Наталья Ольга Полина Светлана София Татьяна Юлия`),
  families: words(`
    Алексеев Белов Богданов Васильев Виноградов Волков Воробьёв Голубев Громов Егоров Ершов Жуков Зайцев Захаров Иванов
    Калинин Ковалёв Козлов Комаров Крылов Кузнецов Лебедев Макаров Медведев Миронов Морозов Назаров Никитин Новиков Орлов
    Павлов Петров Поляков Романов Рябов Савельев Семёнов Соколов Соловьёв Сорокин Степанов Тихонов Фёдоров Филатов Фомин
    Цветков Чернов Шишкин Щукин Яковлев`),
};

/** First and last name; a Russian family name agrees with the first. */
export function makePersonName(random: Random, style: NameStyle): string {
  if (style !== "russian") return `${random.pick(given[style])} ${random.pick(family[style])}`;
  const isWoman = random.chance(0.5);
  return `${random.pick(isWoman ? russian.women : russian.men)} ${random.pick(russian.families)}${isWoman ? "а" : ""}`;
}
