import { nameLists } from './lists.ts';

/** Compiled for this project from names in common use in West, East and Southern Africa.. */
export const african = nameLists({
  male: `Kwame Kofi Kwesi Kojo Yaw Emeka Chidi Obinna Ikenna Chinedu Nnamdi Uche Tunde Segun Femi Ayodele Babatunde Oluwaseun Adebayo Kunle
    Musa Sadiq Jomo Mwangi Kamau Njoroge Otieno Ochieng Odhiambo Kipchoge Juma Baraka Jabari Jelani Tendai Tinashe Tatenda Farai Simba
    Sipho Thabo Themba Mandla Bongani Sizwe Lwazi Andile Lungile Zolani Mpho Tebogo Kagiso Dawit Tesfaye Bekele Haile Girma Mamadou Ousmane
    Amadou Moussa Sekou`,
  female: `Ama Akosua Abena Adwoa Yaa Ngozi Chioma Adaeze Ifeoma Chinyere Nneka Uchenna Folake Sade Funmilayo Yetunde Bisi Oluwaseyi Adunni
    Kemi Hauwa Zuwena Wanjiru Wambui Nyambura Wangari Achieng Atieno Akinyi Jepkosgei Zawadi Neema Imani Nia Rudo Tsitsi Nyasha Chipo Tariro
    Thandiwe Nomvula Zanele Nandi Busisiwe Nonhle Ayanda Lindiwe Nomsa Zodwa Lerato Palesa Naledi Makeda Tigist Almaz Hiwot Selam Fatou
    Aminata Mariama Bintou Nafissatou`,
  unisex: `Olu Temitope Ife Chi Kagendo Amahle`,
  surnames: `Mensah Owusu Boateng Asante Osei Appiah Agyeman Okafor Okeke Okonkwo Nwosu Eze Obi Adeyemi Adebayo Afolabi Balogun Ogunleye
    Olawale Bello Danjuma Abubakar Kimani Kariuki Mutua Wanyama Omondi Owino Onyango Cheruiyot Kiprono Rotich Mbeki Dlamini Nkosi Zulu Ndlovu
    Khumalo Mthembu Sithole Moyo Ncube Chikwanha Mutasa Banda Phiri Mwale Tembo Zimba Tadesse Abebe Alemu Kebede Mekonnen Diallo Traoré
    Keita Coulibaly Diop Ndiaye Sow Cissé Touré Kone`,
});
